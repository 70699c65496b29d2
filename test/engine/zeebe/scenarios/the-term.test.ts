import { onZeebe } from './on-zeebe.ts';

await onZeebe(() => import('../../../scenarios/the-term.test.ts'));
