import type { LocalText } from '../domain/language.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Where a letter about a case goes, and what was answered. */
export interface Addressee {
  name: string | null;
  phone: string | null;
  email: string | null;
  /** Of the case's secret code. */
  secretHash: string | null;
  /** The newest answer written for the resident. */
  answer: string | null;
}

/** What letters of a tenant call things, and the zone they tell time in. */
export interface TenantNames {
  zone: string;
  name: LocalText;
}

const tables = { category: 'category', department: 'department', territory: 'territory' } as const;

/** What a letter to the resident of a case needs, bound to a transaction. */
export function letterStore(unit: Unit, tenant: string) {
  return {
    /** In the order of these cases. The reporter is told when there is one, else the resident; who of both has an address is written to. */
    async addressees(cases: string[]): Promise<(Addressee | undefined)[]> {
      const text = `select c.id as case, c.secret_hash as "secretHash", p.name, p.phone, p.email,
          (select x.text from case_text x where x.tenant_id = $1 and x.case_id = c.id and x.kind = 'answer' and x.public
            order by x.written_at desc, x.id desc limit 1) as answer
        from unnest($2::text[]) as k(id) join cases c on c.tenant_id = $1 and c.id = k.id
        left join lateral (
          select p.name, p.phone, coalesce(p.email, (
            select o.email from case_person o where o.tenant_id = $1 and o.case_id = c.id and o.email is not null limit 1)) as email
          from case_person p where p.tenant_id = $1 and p.case_id = c.id
          order by (p.phone is null and p.email is null), p.part = 'resident' limit 1) p on true`;
      const rows = await run<Addressee & { case: string }>(unit, { text, values: [tenant, [...new Set(cases)]] });
      const found = new Map(rows.map(({ case: id, ...addressee }) => [id, addressee]));
      return cases.map((id) => found.get(id));
    },

    async ofTenant(): Promise<TenantNames | undefined> {
      return (
        await run<TenantNames>(unit, { text: 'select zone, name from tenant where id = $1', values: [tenant] })
      )[0];
    },

    async nameOf(what: keyof typeof tables, id: string): Promise<LocalText | null> {
      const text = `select name from ${tables[what]} where tenant_id = $1 and id = $2`;
      return (await run<{ name: LocalText }>(unit, { text, values: [tenant, id] }))[0]?.name ?? null;
    },
  };
}
