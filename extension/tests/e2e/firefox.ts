/** A real Firefox with the built extension in it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { Marionette } from './marionette';

const CANDIDATES = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
const EXTENSION = fileURLToPath(new URL('../../.output/firefox-mv3-test', import.meta.url));

/** Where Firefox is; undefined where there is none. */
export const firefoxPath = CANDIDATES.find((path) => path !== undefined && existsSync(path));

/** What keeps a browser under test quiet: no first run, no updates, nothing asked of the network. */
const SETTINGS = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'focusmanager.testmode': true,
  'marionette.port': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.prefs.recommended': true,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
};

export class Firefox {
  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
    private readonly marionette: Marionette,
    private readonly extension: string,
  ) {}

  static async start(): Promise<Firefox> {
    if (!firefoxPath) throw new Error('no Firefox found; set FIREFOX to where it is');
    const profile = mkdtempSync(join(tmpdir(), 'reckon-firefox-'));
    const lines = Object.entries(SETTINGS).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    writeFileSync(join(profile, 'user.js'), lines.join('\n'));
    const process = spawn(
      firefoxPath,
      [
        '-headless',
        '-marionette',
        '-remote-allow-system-access',
        '-no-remote',
        '-profile',
        profile,
        '-width',
        '1100',
        '-height',
        '860',
        'about:blank',
      ],
      { stdio: 'ignore', env: { ...globalThis.process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' } },
    );
    const port = await vi.waitFor(() => Number(readFileSync(join(profile, 'MarionetteActivePort'), 'utf8')), { timeout: 60_000 });
    const marionette = await Marionette.connect(port);
    await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: { pageLoadStrategy: 'normal' } } });
    const { value } = (await marionette.send('Addon:Install', { path: EXTENSION, temporary: true })) as { value: string };
    return new Firefox(process, profile, marionette, value);
  }

  async open(url: string): Promise<void> {
    await this.marionette.send('WebDriver:Navigate', { url });
  }

  /** The result of the body of a function in the page; what it returns is waited for. */
  async evaluate<T>(body: string, ...args: unknown[]): Promise<T> {
    const script = `const done = arguments[arguments.length - 1]; (async (...args) => { ${body} })(...arguments).then((value) => done({ value }), (e) => done({ error: String(e) }))`;
    const { value } = (await this.marionette.send('WebDriver:ExecuteAsyncScript', { script, args })) as { value: { value: T; error?: string } };
    if (value.error) throw new Error(value.error);
    return value.value;
  }

  /** The same with the powers of the browser itself. */
  async #inBrowser<T>(body: string, ...args: unknown[]): Promise<T> {
    await this.marionette.send('Marionette:SetContext', { value: 'chrome' });
    try {
      return await this.evaluate(body, ...args);
    } finally {
      await this.marionette.send('Marionette:SetContext', { value: 'content' });
    }
  }

  /** Sets the address of the server, on the options page, whose storage it is. */
  async setServer(server: string): Promise<void> {
    const host = await this.#inBrowser<string>('return WebExtensionPolicy.getByID(args[0]).mozExtensionHostname', this.extension);
    await this.open(`moz-extension://${host}/options.html`);
    await this.evaluate('await browser.storage.local.set({ server: args[0] })', server);
  }

  /** A real click on the toolbar button, which grants activeTab. */
  async clickToolbar(): Promise<void> {
    await this.#inBrowser(
      `const { extension } = WebExtensionPolicy.getByID(args[0]);
       extension.apiManager.global.browserActionFor(extension).triggerAction(Services.wm.getMostRecentWindow('navigator:browser'))`,
      this.extension,
    );
  }

  async click(x: number, y: number): Promise<void> {
    const actions = [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await this.marionette.send('WebDriver:PerformActions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  }

  async press(key: string): Promise<void> {
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: key }));
    await this.marionette.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async keepPicture(name: string): Promise<void> {
    const { value } = (await this.marionette.send('WebDriver:TakeScreenshot', { full: false, hash: false })) as { value: string };
    const folder = fileURLToPath(new URL('screenshots', import.meta.url));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.png`), Buffer.from(value, 'base64'));
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done));
    // It ends before it answers, or after.
    void this.marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
    await ended;
    this.marionette.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}
