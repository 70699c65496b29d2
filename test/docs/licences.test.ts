import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fits, licensedPackages, thirdPartyNotice } from '../../scripts/lib/licences.ts';
import { projectRoot } from '../../store/root.ts';

test('every package has a licence that fits a product which municipalities install freely', () => {
  expect(licensedPackages(projectRoot()).filter((one) => !fits(one.licence))).toEqual([]);
});

test('what does not fit is told apart', () => {
  expect(['MIT', '(MPL-2.0 OR Apache-2.0)', '(MIT AND Zlib)'].map(fits)).toEqual([true, true, true]);
  expect(['GPL-3.0', 'LGPL-3.0-or-later', '(MIT AND GPL-2.0)', 'unknown', 'SEE LICENSE IN LICENSE'].map(fits)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('the notice of third parties is fresh (npm run third-party)', () => {
  expect(readFileSync(join(projectRoot(), 'THIRD-PARTY.md'), 'utf8')).toBe(thirdPartyNotice(projectRoot()));
});
