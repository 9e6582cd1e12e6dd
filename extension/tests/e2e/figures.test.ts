import { expect, test } from 'vitest';
import { marked, middleOf } from './browser';
import { story } from './pages';
import { card, describeInBrowser, figuresBy, keepPicture, list, notice, read, violations } from './reading';

describeInBrowser('the figures of a page', (stage) => {
  const put = (path: string) => stage.pages.put(path, story);

  test('a toolbar click marks every figure that the server found, and nothing else', async () => {
    const url = put('/marks');
    const page = await stage.reader.open(`${url}?utm_source=test#top`);
    const before = await page.evaluate(() => document.body.outerHTML);
    await stage.reader.clickToolbar(page);
    const figures = await figuresBy(stage.server, url);
    expect(figures).toEqual(expect.arrayContaining(['40,000', '21,000', '2,900', '14-point', '9 points']));
    await expect.poll(async () => (await marked(page)).texts).toEqual(figures);
    expect(await page.evaluate(() => document.body.outerHTML), "the page's own DOM").toBe(before);
    expect((await stage.reader.badge(page)).text).toBe(String(figures.length));
    await notice(page).waitFor({ state: 'visible' });
    await keepPicture(page, 'marks');
    await page.close();
  });

  test('while the server reads, the page says so; a click takes that away again', async () => {
    const page = await stage.reader.open(put('/slow'));
    const release = stage.pages.hold('/slow');
    await stage.reader.clickToolbar(page);
    await page.locator('.notice.waiting').waitFor({ state: 'visible' });
    expect((await stage.reader.badge(page)).text).toBe('…');
    expect(await violations(page, '.notice')).toEqual([]);
    await keepPicture(page, 'waiting');
    await stage.reader.clickToolbar(page);
    await notice(page).waitFor({ state: 'detached' });
    await stage.reader.clickToolbar(page);
    await page.locator('.notice.waiting').waitFor({ state: 'visible' });
    release();
    await expect.poll(async () => (await marked(page)).texts.length).toBeGreaterThan(0);
    await page.close();
  });

  test('a second click takes everything away', async () => {
    const page = await read(stage, put('/toggle'));
    await stage.reader.clickToolbar(page);
    await expect.poll(async () => (await marked(page)).texts).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.lastElementChild?.tagName)).toBe('BODY');
    await expect.poll(async () => (await stage.reader.badge(page)).text).toBe('');
    await page.close();
  });

  test('a click on a figure opens its card, with what is known of it', async () => {
    const page = await read(stage, put('/card'));
    const { x, y } = await middleOf(page, '21,000');
    await page.mouse.click(x, y);
    await card(page).waitFor({ state: 'visible' });
    expect(await card(page).getByRole('heading', { level: 2 }).textContent()).toBe('21,000');
    const text = await card(page).innerText();
    for (const said of ['Counts', 'Says who', 'How exact', 'holds', '52.5%', 'Automatic, not reviewed']) expect(text).toContain(said);
    expect((await marked(page)).lit).toEqual(['21,000']);
    await keepPicture(page, 'card');

    await card(page).locator('.check').first().hover();
    await expect.poll(async () => (await marked(page)).lit.sort()).toEqual(['21,000', '40,000']);

    const box = await card(page).boundingBox();
    expect(box && y < box.y, 'the card does not cover its figure').toBe(true);
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'hidden' });
    await expect.poll(async () => (await marked(page)).lit).toEqual([]);
    await page.close();
  });

  test('links in a figure stay links, and selecting text stays undisturbed', async () => {
    const page = await read(stage, put('/links'));
    const link = await middleOf(page, '40,000');
    await page.mouse.click(link.x, link.y);
    await page.waitForURL(/#register$/);
    expect(await card(page).isVisible()).toBe(false);
    expect((await marked(page)).texts).toContain('40,000');

    const { x, y } = await middleOf(page, '2,900');
    await page.mouse.move(x - 60, y);
    await page.mouse.down();
    await page.mouse.move(x + 2, y, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => getSelection()?.toString())).not.toBe('');
    expect(await card(page).isVisible()).toBe(false);
    await page.close();
  });

  test('everything by keyboard: list, jump, card, next and previous, back to where the focus was', async () => {
    const page = await read(stage, put('/keyboard'));
    await page.locator('a[href="#subscribe"]').focus();
    await stage.reader.command(page, 'list');
    await list(page).waitFor({ state: 'visible' });
    const figures = await list(page).getByRole('listitem').count();
    expect(figures).toBe((await marked(page)).texts.length);
    await keepPicture(page, 'list');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await card(page).waitFor({ state: 'visible' });
    expect(await list(page).isVisible()).toBe(false);
    expect(await card(page).innerText()).toContain(`1 of ${figures}`);

    await stage.reader.command(page, 'next');
    await expect.poll(() => card(page).innerText()).toContain(`2 of ${figures}`);
    await stage.reader.command(page, 'previous');
    await stage.reader.command(page, 'previous');
    await expect.poll(() => card(page).innerText()).toContain(`${figures} of ${figures}`);
    const [lit] = (await marked(page)).lit;
    expect(await middleOf(page, lit ?? '')).toMatchObject({ y: expect.any(Number) });

    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#subscribe');
    await page.close();
  });

  test.each(['light', 'dark'] as const)('card, list and notice are accessible, %s', async (colorScheme) => {
    const page = await read(stage, put(`/axe-${colorScheme}`));
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, '.notice')).toEqual([]);
    await stage.reader.command(page, 'list');
    await list(page).waitFor({ state: 'visible' });
    expect(await violations(page, '.list')).toEqual([]);
    await page.keyboard.press('Escape');
    const { x, y } = await middleOf(page, '14-point');
    await page.mouse.click(x, y);
    await card(page).waitFor({ state: 'visible' });
    expect(await violations(page, '.card')).toEqual([]);
    await keepPicture(page, `card-${colorScheme}`);
    await page.close();
  });

  test('forced colours leave it readable, and paper shows nothing of it', async () => {
    const page = await read(stage, put('/forced'));
    await page.emulateMedia({ forcedColors: 'active' });
    const { x, y } = await middleOf(page, '14-point');
    await page.mouse.click(x, y);
    await card(page).waitFor({ state: 'visible' });
    expect(await violations(page, '.card')).toEqual([]);
    await keepPicture(page, 'forced-colours');
    await page.emulateMedia({ forcedColors: null, media: 'print' });
    await card(page).waitFor({ state: 'hidden' });
    await keepPicture(page, 'print');
    await page.close();
  });

  test('all of it fits a narrow screen', async () => {
    const page = await read(stage, put('/narrow'));
    await page.setViewportSize({ width: 360, height: 640 });
    const { x, y } = await middleOf(page, '21,000');
    await page.mouse.click(x, y);
    await card(page).waitFor({ state: 'visible' });
    const box = await card(page).boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 360 && box.y + box.height <= 640).toBe(true);
    await keepPicture(page, 'narrow');
    await stage.reader.command(page, 'list');
    await list(page).waitFor({ state: 'visible' });
    await keepPicture(page, 'narrow-list');
    await page.close();
  });
});
