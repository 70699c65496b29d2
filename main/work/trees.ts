import { type Instant, millisecondsOf } from '../../domain/instant.ts';
import { letterStore } from '../../store/letter.store.ts';
import { registerStore } from '../../store/register.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** So long an answer is taken for true: who changes a tree waits that long until workers see it, and a case asks it five times. */
const freshMs = 5_000;
const most = 20_000;

/** Where categories and places hang, whose a department is, and what all of them are called: asked often, changed by administrators now and then. */
export class Trees {
  readonly #known = new Map<string, { until: number; answer: unknown }>();

  of(unit: Unit, tenant: string, wall: Instant) {
    const now = millisecondsOf(wall);
    const register = registerStore(unit, tenant);
    const letters = letterStore(unit, tenant);
    const known = async <T>(what: string, id: string, ask: (id: string) => Promise<T>): Promise<T> => {
      const key = `${tenant} ${what} ${id}`;
      const found = this.#known.get(key);
      if (found && found.until > now) return found.answer as T;
      const answer = await ask(id);
      if (this.#known.size > most) this.#known.clear();
      this.#known.set(key, { until: now + freshMs, answer });
      return answer;
    };
    return {
      categoryPath: (id: string) => known('category', id, register.categoryPath),
      territoryPath: (id: string) => known('territory', id, register.territoryPath),
      servedBy: (category: string) => known('served', category, register.servedBy),
      categoryWords: () => known('words', tenant, register.categoryWords),
      organisationOf: (id: string) => known('department', id, register.organisationOf),
      tenantNames: () => known('tenant', tenant, letters.ofTenant),
      nameOf: (what: 'category' | 'department' | 'territory', id: string) =>
        known(`name of ${what}`, id, () => letters.nameOf(what, id)),
    };
  }
}
