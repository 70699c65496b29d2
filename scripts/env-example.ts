import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { envExample } from '../main/env-example.ts';
import { projectRoot } from '../store/root.ts';

// npm run env:example: writes .env.example from the settings' schema; a test keeps it fresh.
writeFileSync(join(projectRoot(), '.env.example'), envExample());
