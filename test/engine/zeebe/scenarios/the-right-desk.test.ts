import { onZeebe } from './on-zeebe.ts';

await onZeebe(() => import('../../../scenarios/the-right-desk.test.ts'));
