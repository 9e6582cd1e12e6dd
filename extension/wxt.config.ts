import { readFileSync } from 'node:fs';
import { defineConfig } from 'wxt';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

export default defineConfig({
  imports: false,
  zip: { name: 'reckon', excludeSources: ['tests/**'] },
  // What the browsers of the manifest below understand as it stands.
  vite: () => ({ build: { target: 'es2023' } }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    version,
    default_locale: 'en',
    permissions: ['activeTab', 'scripting', 'storage'],
    // The server alone, on this machine unless the reader names another. Without ports: Firefox ignores a pattern that has one.
    host_permissions: ['http://localhost/*', 'http://127.0.0.1/*'],
    // Asked for one by one: the server that the reader names.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    action: { default_title: '__MSG_actionTitle__', default_icon: { 16: 'icon/16.png', 32: 'icon/32.png' } },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+H' } },
      next: { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_commandNext__' },
      previous: { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_commandPrevious__' },
      list: { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_commandList__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'reckon@reckon.example',
              // CSS Custom Highlight API (140), and saying what is collected (142 on Android).
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['browsingActivity'] },
            },
          },
        }
      : {
          // light-dark() and the CSS Custom Highlight API.
          minimum_chrome_version: '123',
        }),
  }),
});
