import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { marked } from './browser';
import { story } from './pages';
import { describeInBrowser, keepPicture, notice, read, violations } from './reading';

describeInBrowser('when something is wrong', (stage) => {
  afterEach(() => stage.reader.setServer(stage.server));

  /** Opens a page, clicks, and gives what the notice says. */
  async function troubleWith(url: string) {
    const page = await stage.reader.open(url);
    await stage.reader.clickToolbar(page);
    await page.locator('.notice.problem').waitFor({ state: 'visible' });
    return { page, text: await notice(page).innerText() };
  }

  test('the server is away: said on the page, with the way to the options; and all is well once it is back', async () => {
    const away = createServer();
    await new Promise<void>((ready) => away.listen(0, '127.0.0.1', ready));
    const address = `http://127.0.0.1:${(away.address() as AddressInfo).port}`;
    await new Promise((closed) => away.close(closed));
    await stage.reader.setServer(address);

    const { page, text } = await troubleWith(stage.pages.put('/away', story));
    expect(text).toContain('server does not answer');
    expect(text).toContain(address);
    expect((await stage.reader.badge(page)).text).toBe('!');
    expect(await violations(page, '.notice')).toEqual([]);
    await keepPicture(page, 'away');

    const opened = stage.reader.context.waitForEvent('page');
    await notice(page).getByRole('button', { name: 'options' }).click();
    const options = await opened;
    expect(options.url()).toBe(`chrome-extension://${stage.reader.extensionId}/options.html`);
    await options.close();

    await stage.reader.setServer(stage.server);
    await stage.reader.clickToolbar(page);
    await expect.poll(async () => (await marked(page)).texts.length).toBeGreaterThan(0);
    await page.close();
  });

  test("a page that the server cannot have: said in the server's own words", async () => {
    const { page, text } = await troubleWith(`${stage.pages.address}/nowhere`);
    expect(text).toContain('404');
    expect(await notice(page).getByRole('button', { name: 'options' }).count()).toBe(0);
    await page.close();
  });

  test('a page without an article', async () => {
    const { page, text } = await troubleWith(stage.pages.put('/empty', '<!doctype html><title>Nothing</title><body></body>'));
    expect(text.length).toBeGreaterThan(20);
    await page.close();
  });

  test('something else answers at the address of the server', async () => {
    await stage.reader.setServer(stage.pages.address);
    const { page, text } = await troubleWith(stage.pages.put('/wrong', story));
    expect(text).toContain('not Reckon’s server');
    await page.close();
  });

  test('a page of the browser: said by the button alone', async () => {
    const page = await stage.reader.open('chrome://version/');
    await stage.reader.clickToolbar(page);
    await expect.poll(() => stage.reader.badge(page)).toMatchObject({ text: '!', title: expect.stringContaining('http') });
    await page.close();
  });

  test('the options: an address is tested and kept, what is none is refused, all of it accessible', async () => {
    const page = await stage.reader.open(`chrome-extension://${stage.reader.extensionId}/options.html`);
    const address = page.getByRole('textbox');
    const status = page.getByRole('status');
    const save = page.getByRole('button', { name: 'Save and test' });

    await address.fill(`${stage.server}/`);
    await save.click();
    await expect.poll(() => status.innerText()).toBe(`Saved. The server at ${stage.server} answers.`);
    expect(await address.inputValue()).toBe(stage.server);

    await address.fill('ftp://example.org');
    await save.click();
    await expect.poll(() => status.innerText()).toContain('not the address of a server');
    await page.reload();
    expect(await address.inputValue(), 'the good one is kept').toBe(stage.server);

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
      await keepPicture(page, `options-${colorScheme}`);
    }
    await page.close();

    await (await read(stage, stage.pages.put('/after-options', story))).close();
  });
});
