import { instantOf } from '../../domain/instant.ts';
import { decide } from '../../rules/dmn/index.ts';
import { Failure } from './failure.ts';
import type { Binding } from './model/binding.ts';
import { seenFrom } from './state/variables.ts';
import type { Turn } from './turn.ts';
import type { Json, Local } from './types.ts';

/** The result of a decision over all that the element instance sees. */
export function decideBy(turn: Turn, at: Local, id: string, binding: Binding): Json | Failure {
  const decisions = turn.library.decision(id, binding, turn.calledAt(at)?.definition);
  if (!decisions) return new Failure('called-decision', missing(id, binding));
  const result = decide(decisions, id, seenFrom(turn, at), instantOf(turn.now));
  if ('value' in result) return result.value;
  return new Failure('decision-evaluation', `Expected to evaluate decision '${id}', but ${result.failure}`);
}

function missing(id: string, binding: Binding): string {
  if (binding.by === 'versionTag')
    return `Expected to evaluate decision with id '${id}' and version tag '${binding.tag}', but no such decision found. To resolve this incident, deploy a decision with the given id and version tag.`;
  return `Expected to evaluate decision '${id}', but no decision found for id '${id}'`;
}
