import { onZeebe } from './on-zeebe.ts';

await onZeebe(() => import('../../../scenarios/the-answer.test.ts'));
