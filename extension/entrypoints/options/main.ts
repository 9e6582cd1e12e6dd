import { browser } from 'wxt/browser';
import { createClient } from '../../api/client';
import { h } from '../../overlay/dom';
import { loadSettings, saveSettings, serverAddress, serverPattern } from '../../settings/settings';
import { STATES } from '../../view/view';
import { coded, type Key, language, t } from '../../words/strings';

const address = find('server', HTMLInputElement);
const status = find('server-status', HTMLElement);
const privateWindows = find('private', HTMLInputElement);

function find<E extends HTMLElement>(id: string, type: new () => E): E {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new TypeError(`no ${type.name} #${id}`);
  return element;
}

function say(words: string, tone: 'good' | 'bad' | '' = ''): void {
  status.textContent = words;
  status.className = tone;
  address.setAttribute('aria-invalid', String(tone === 'bad'));
}

async function saveServer(): Promise<void> {
  const server = serverAddress(address.value);
  if (!server) return say(t('optionsInvalid'), 'bad');
  // First of all, while the browser still knows that the reader asked for it.
  if (!(await browser.permissions.request({ origins: [serverPattern(server)] }))) return say(t('optionsRefused', server), 'bad');
  address.value = server;
  await saveSettings({ ...(await loadSettings()), server });
  say(t('optionsTesting', server));
  const healthy = await createClient({ server }).healthy();
  say(t(healthy ? 'optionsSaved' : 'optionsSavedAway', server), healthy ? 'good' : 'bad');
}

async function showKeys(): Promise<void> {
  for (const { name, description, shortcut } of await browser.commands.getAll()) {
    const what = name === '_execute_action' ? t('actionTitle') : (description ?? '');
    find('keys', HTMLElement).append(h('dt', {}, h('kbd', { text: shortcut || t('optionsKeysNone') })), h('dd', { text: what }));
  }
}

async function main(): Promise<void> {
  document.documentElement.lang = language();
  document.title = t('optionsTitle');
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) element.textContent = t(element.dataset.words as Key);
  for (const state of [...STATES].reverse()) {
    find('marks', HTMLElement).append(h('li', {}, h('span', { class: `mark ${state}`, text: '1,234' }), coded('state', state)));
  }

  find('server-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    void saveServer();
  });
  privateWindows.addEventListener('change', async () => {
    await saveSettings({ ...(await loadSettings()), privateWindows: privateWindows.checked });
  });

  const settings = await loadSettings();
  address.value = settings.server;
  privateWindows.checked = settings.privateWindows;
  await showKeys();
}

void main();
