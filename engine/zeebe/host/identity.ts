import type { Knex } from 'knex';
import { v7 } from 'uuid';
import type { Wall } from '../../../domain/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { ask } from './transaction.ts';

/** A cluster that is not the one this installation knows: its keys would be taken for those of the other. */
export class AnotherCluster extends Error {}

export interface IdentityNeed {
  database: Knex;
  gateway: Gateway;
  wall: Wall;
  address: string;
  /** The cluster that was known is lost for good: whatever answers there now is taken for a new one. */
  acceptNew?: boolean;
}

const decision = 'sakin-engine';

/** A cluster carries its id itself: as a decision that answers it. So it is known again under any address, and not taken for another. */
const marker = (id: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="sakin-engine-id" name="The id under which Sakin knows this cluster" namespace="sakin">
  <decision id="${decision}" name="The id under which Sakin knows this cluster">
    <variable id="sakin-engine-variable" name="id" typeRef="string" />
    <literalExpression id="sakin-engine-expression"><text>"${id}"</text></literalExpression>
  </decision>
</definitions>
`;

/** The id that the cluster carries. It asks, and so tells besides whether the cluster takes commands. */
export async function idOf(gateway: Gateway): Promise<string | undefined> {
  const said = await gateway.decide(decision);
  return said === undefined ? undefined : String(JSON.parse(said));
}

/** The id under which the database knows the cluster at this address; else the one met last. */
export async function knownId(database: Knex, address: string): Promise<string | undefined> {
  const text = `select id from engine where kind = 'zeebe' order by (address = $1) desc, first_contact desc limit 1`;
  return (await ask<{ id: string }>(database, text, [address]))[0]?.id;
}

/** The id of the cluster that answers, given to it at first contact. @throws AnotherCluster, GatewayFailure */
export async function metId(need: IdentityNeed): Promise<string> {
  const { database, gateway } = need;
  // Two processes at first contact make one engine: one after the other.
  return database.transaction(async (sql) => {
    await ask(sql, `select pg_advisory_xact_lock(hashtextextended('first contact with zeebe', 0))`);
    const id = (await idOf(gateway)) ?? (await marked(need, sql));
    await ask(
      sql,
      `insert into engine (id, kind, address, first_contact) values ($1, 'zeebe', $2, $3) on conflict (id) do update set address = excluded.address`,
      [id, need.address, need.wall.now()],
    );
    return id;
  });
}

async function marked({ gateway, address, acceptNew = false }: IdentityNeed, sql: Knex): Promise<string> {
  const [open] = await ask<{ n: number }>(
    sql,
    `select (select count(*) from zeebe_instance)::integer + (select count(*) from zeebe_command)::integer as n`,
  );
  if (open!.n > 0 && !acceptNew)
    throw new AnotherCluster(
      `The Zeebe cluster at ${address} is new, but ${open!.n} instances and commands belong to one that answered before. Give the address of that one; or, when it is lost for good, set ZEEBE_NEW_CLUSTER=true once.`,
    );
  const id = v7();
  await gateway.deploy([{ name: 'sakin-engine.dmn', content: marker(id) }]);
  return id;
}
