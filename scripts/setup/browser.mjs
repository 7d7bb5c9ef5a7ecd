// Finds the browser for the tests: a system Chromium or Chrome; else Debian's package
// where this is root with apt (a container); else Playwright's own into its cache.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runStatus } from './install.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns {Promise<string>} path of a browser that can be started; says on the console which. */
export async function ensureBrowser() {
  const given = process.env.SONG_CHUNG_BROWSER;
  if (given) {
    if (!runnable(given)) throw new Error(`SONG_CHUNG_BROWSER names ${given}, which cannot be run.`);
    return said(given, 'named by SONG_CHUNG_BROWSER');
  }
  const system = systemBrowser();
  if (system) return said(system, 'found on this system');

  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    console.log('No browser found; installing Debian’s chromium with apt-get …');
    runStatus('apt-get', ['-qq', 'update']);
    runStatus('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
    const installed = systemBrowser();
    if (installed) return said(installed, 'installed from Debian’s packages');
  }

  console.log('No browser found; installing Playwright’s Chromium into its cache …');
  run('npx', ['playwright-core', 'install', 'chromium']);
  const { chromium } = await import('playwright-core');
  return said(chromium.executablePath(), 'installed by Playwright');
}

function systemBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return candidates.find(runnable);
}

function runnable(path) {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function said(path, how) {
  console.log(`Browser for the tests: ${path} (${how}).`);
  return path;
}
