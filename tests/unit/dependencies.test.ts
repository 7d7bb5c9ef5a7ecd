import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('tells of every package that runs in the app what it is for and how it is kept up', () => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
  const rows = readFileSync('docs/dependencies.md', 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const listed = rows.flatMap(([, name = '', use = '', version = '']) =>
    /^\d+\.\d/.test(version) && use !== '' ? [`${name} ${version}`] : [],
  );
  expect(listed).toEqual(Object.entries(dependencies).map(([name, version]) => `${name} ${version}`));
});
