/** The real server, built from the checkout, on a database of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Server {
  readonly address: string;
  close(): Promise<void>;
}

/** Starts the server, built before unless RECKON_BINARY names it; it may fetch from loopback, where the tests' pages are. */
export async function startServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'reckon-server-'));
  const binary = process.env.RECKON_BINARY ? resolve(ROOT, process.env.RECKON_BINARY) : build(folder);
  const server = spawn(
    binary,
    ['serve', '--listen', '127.0.0.1:0', '--database', join(folder, 'reckon.db'), '--fetch-allow', '127.0.0.0/8', '--rate-limit', '0'],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await announced(server);
  return {
    address,
    async close() {
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function build(folder: string): string {
  const binary = join(folder, 'reckon');
  execFileSync('go', ['build', '-o', binary, './server'], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  return binary;
}

/** The address that the server says it listens on. */
async function announced(server: ChildProcess): Promise<string> {
  if (!server.stderr) throw new Error('the server has no log');
  const lines = createInterface({ input: server.stderr });
  const log: string[] = [];
  return new Promise((found, failed) => {
    lines.on('line', (line) => {
      log.push(line);
      const address = /msg=serving address=(\S+)/.exec(line)?.[1];
      if (address) found(address);
    });
    server.once('exit', (code) => failed(new Error(`the server ended with ${code}:\n${log.join('\n')}`)));
  });
}
