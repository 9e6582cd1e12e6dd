import { expect, test } from 'vitest';
import { serverAddress, serverPattern } from '../../settings/settings';

test.each([
  ['http://localhost:8080', 'http://localhost:8080'],
  [' https://Reckon.Example.org/ ', 'https://reckon.example.org'],
  ['https://example.org/reckon/', 'https://example.org/reckon'],
  ['https://example.org/?a=1#b', 'https://example.org'],
  ['reckon.example.org', 'https://reckon.example.org'],
  ['localhost:8080', 'http://localhost:8080'],
  ['127.0.0.1:9000', 'http://127.0.0.1:9000'],
  ['', null],
  ['ftp://example.org', null],
  ['javascript:alert(1)', null],
  ['https://reader:secret@example.org', null],
  ['https://', null],
])('the address of a server: %s', (typed, kept) => expect(serverAddress(typed)).toBe(kept));

test('the pattern of a server has no port', () => expect(serverPattern('http://127.0.0.1:9000')).toBe('http://127.0.0.1/*'));
