import { useEffect } from 'react';
import { openImport } from '../commands/view.ts';

/** Files dropped anywhere on the page open the import; the browser would leave the page for them. */
export function useDroppedFiles(): void {
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      const { files = [], items = [] } = event.dataTransfer ?? {};
      // Entries can only be asked for while the drop lasts.
      const entries = [...items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
      if (!entries.some(({ isDirectory }) => isDirectory)) openImport([...files]);
      else void import('../commands/dropped-folders.ts').then(async (late) => openImport(await late.filesIn(entries)));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
}
