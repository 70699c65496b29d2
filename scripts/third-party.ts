import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../store/root.ts';
import { thirdPartyNotice } from './lib/licences.ts';

// npm run third-party: writes THIRD-PARTY.md from the lockfile; a test keeps it fresh.
writeFileSync(join(projectRoot(), 'THIRD-PARTY.md'), thirdPartyNotice(projectRoot()));
