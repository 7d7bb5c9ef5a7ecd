import type { Locator, Page } from 'playwright-core';

export interface GivenFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The import, as its reader sees it. */
export interface ImportDialog {
  readonly box: Locator;
  /** Gives files, and waits until each is checked or refused. */
  give(...files: readonly GivenFile[]): Promise<void>;
  /** Waits until each of the files, by their names, is checked or refused. */
  settled(names: readonly string[]): Promise<void>;
  text(): Promise<string>;
  canAccept(): Promise<boolean>;
  /** Takes what can be used, and waits for the figures. */
  accept(): Promise<void>;
  leave(): Promise<void>;
  /** Opens a folded part by its title. */
  unfold(title: string): Promise<void>;
  /** Saves the whole project: profile, files and assumptions. */
  saveProject(): Promise<void>;
  /** Opens a project's file, in the part for projects. */
  openProject(file: Uint8Array): Promise<void>;
}

const CHECKED_MS = 60_000;

export function importDialog(page: Page): ImportDialog {
  const box = page.getByRole('dialog');
  const use = box.getByRole('button', { name: /Dùng dữ liệu này|Use these data/ });
  const dialog: ImportDialog = {
    box,
    async give(...files) {
      await box
        .locator('input[type="file"][multiple]')
        .setInputFiles(files.map(({ name, content }) => ({ name, mimeType: '', buffer: Buffer.from(content) })));
      await dialog.settled(files.map(({ name }) => name));
    },
    async settled(names) {
      // Parts of one file are one entry, named by one of them.
      const stems = names.map((name) => name.replace(/\.\w+$/, '').replace(/[^\p{L}\p{N} _-]/gu, '.'));
      await box
        .getByText(new RegExp(stems.join('|')))
        .first()
        .waitFor();
      await box.getByRole('progressbar').waitFor({ state: 'detached', timeout: CHECKED_MS });
      await box
        .getByText(/Đang mở tệp|Đang kiểm tra/)
        .first()
        .waitFor({ state: 'detached', timeout: CHECKED_MS });
    },
    text: () => box.innerText(),
    canAccept: () => use.isEnabled(),
    async accept() {
      await use.click();
      await box.waitFor({ state: 'detached' });
    },
    async leave() {
      await box.getByRole('button', { name: /^(Đóng|Close)$/ }).click();
      await box.waitFor({ state: 'detached' });
    },
    async unfold(title) {
      const summary = box.locator('summary').filter({ hasText: title });
      // It may stand open from before.
      if (!(await summary.evaluate(({ parentElement }) => parentElement?.hasAttribute('open')))) await summary.click();
    },
    async saveProject() {
      await box.getByRole('button', { name: 'Lưu dự án' }).click();
    },
    async openProject(file) {
      await box
        .getByLabel('Mở dự án')
        .setInputFiles({ name: 'p.zip', mimeType: 'application/zip', buffer: Buffer.from(file) });
      await box.waitFor({ state: 'detached' });
    },
  };
  return dialog;
}
