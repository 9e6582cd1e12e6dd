/** Makes the picture of the README: "npm run picture". */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { middleOf } from './browser';
import { story } from './pages';
import { card, describeInBrowser, read } from './reading';

const PICTURE = fileURLToPath(new URL('readme.png', import.meta.url));

describeInBrowser('the picture of the README', (stage) => {
  test('shows an article with its figures marked, and a card', async () => {
    const page = await read(stage, stage.pages.put('/story', story));
    await page.setViewportSize({ width: 1000, height: 800 });
    const { x, y } = await middleOf(page, '21,000');
    await page.mouse.click(x, y);
    await card(page).waitFor({ state: 'visible' });
    await page.screenshot({ path: PICTURE });
    expect(statSync(PICTURE).size).toBeLessThanOrEqual(200_000);
    await page.close();
  });
});
