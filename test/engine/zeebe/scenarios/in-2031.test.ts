import { onZeebe } from './on-zeebe.ts';

await onZeebe(() => import('../../../scenarios/in-2031.test.ts'));
