import type { App } from '../app-driver.ts';

/** What axe finds wrong while the device asks for light, and while it asks for dark. */
export async function axeInBothThemes(app: App): Promise<string[]> {
  const found: string[] = [];
  for (const [theme, what] of [
    ['dark', 'colours'],
    ['light', 'all'],
  ] as const) {
    await app.setDeviceTheme(theme);
    found.push(...(await app.axeFindings(what)).map((finding) => `${theme}: ${finding}`));
  }
  return found;
}
