import { readFileSync } from 'node:fs';
import { conformancePage } from './conformance-page.ts';

it('docs/conformance.md says what the tests compare (npm run conformance)', async () => {
  expect(readFileSync('docs/conformance.md', 'utf8')).toBe(await conformancePage());
});
