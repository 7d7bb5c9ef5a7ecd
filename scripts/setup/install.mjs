// Runs before anything is installed, so plain JavaScript and Node alone: `npm start`
// and `npm test` must work as the first command in a fresh clone.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

const STUCK_IS_ASKED_MS = 5_000;

/** Stops with one clear sentence on a Node that is too old. */
export function requireNode(major, minor) {
  const [haveMajor = 0, haveMinor = 0] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  console.error(`Song Chung needs Node ${major}.${minor} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the locked dependencies unless they are there and newer than the lock file. */
export function ensureInstalled() {
  const lock = `${projectRoot}package-lock.json`;
  const installed = `${projectRoot}node_modules/.package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing dependencies …');
  // Not `npm ci`: it refuses a lock file that names only this platform's optional binaries.
  run('npm', ['install', '--no-save', '--no-fund', '--no-audit', '--loglevel=error']);
}

/** Runs a command in the project's root; ends this process with its code when it fails. */
export function run(command, args, env = {}) {
  const code = runStatus(command, args, env);
  if (code !== 0) process.exit(code);
}

/** Runs a command in the project's root and returns its exit code. */
export function runStatus(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

/** Commands that run beside others, each with all that it has started in a group of its own. */
const running = new Set();
process.once('exit', () => running.forEach(end));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

function end(child) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * Runs a command in the project's root beside others: its name stands before each line that it prints.
 * @param isStuck asked now and then; a command that is stuck is ended with all that it has started.
 * @returns {Promise<number | 'stuck'>} its exit code.
 */
export function runNamed(name, command, args, env = {}, isStuck = () => false) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let wasStuck = false;
    const watch = setInterval(() => {
      wasStuck = isStuck();
      if (wasStuck) end(child);
    }, STUCK_IS_ASKED_MS);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => console.log(`${name.padEnd(8)}${line}`));
    }
    child.on('error', (error) => console.error(`${command}: ${error.message}`));
    child.on('close', (code) => {
      clearInterval(watch);
      running.delete(child);
      const how = wasStuck ? 'STUCK, ended' : code === 0 ? 'done' : 'FAILED';
      console.log(`${name.padEnd(8)}— ${how} after ${Math.round((performance.now() - started) / 1000)} s`);
      resolve(wasStuck ? 'stuck' : (code ?? 1));
    });
  });
}
