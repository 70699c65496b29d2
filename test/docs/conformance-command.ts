import { writeFileSync } from 'node:fs';
import { conformancePage } from './conformance-page.ts';

// npm run conformance: writes docs/conformance.md.
writeFileSync('docs/conformance.md', await conformancePage());
