/** Somebody's role in a tenant. */
export interface Membership {
  tenant: string;
  role: string;
  organisation: string | null;
  department: string | null;
}

/** Who signed in, before a tenant is named. */
export interface Who {
  kind: 'person' | 'client';
  person: string;
  /** As events name them: the person's id, or `client:<id>`. */
  actor: string;
  name: string;
  language: string;
  memberships: Membership[];
  /** Tenants that may be read by a grant to one of their own: granted tenant -> the reader's tenant. */
  reads: Map<string, string>;
  /** Only of a cookie session. */
  csrf?: string | undefined;
}

/** Somebody in one tenant, as policies see them. */
export interface Member {
  readonly kind: 'person' | 'client';
  readonly person: string;
  readonly actor: string;
  readonly tenant: string;
  /** A reader from another tenant: changes nothing. */
  readonly readOnly: boolean;
  /** Roles, and `department:<id>` for the departments one works in. */
  readonly groups: readonly string[];
  readonly memberships: readonly Membership[];
  /** Has one of these roles. */
  is(...roles: string[]): boolean;
  /** Is in one of these task groups. */
  isIn(groups: readonly string[]): boolean;
  /** Is a clerk or head of the department, or of its whole organisation. */
  worksOn(thing: { department: string | null; organisation: string | null }): boolean;
  /** Does the work in this organisation: clerk or head in it. */
  executesFor(organisation: string | null): boolean;
}

const executing = (membership: Membership): boolean => membership.role === 'clerk' || membership.role === 'head';

/** The groups of a membership; `departments` are those of the organisation, for who works in all of them. */
function groupsOf(membership: Membership, departments: readonly { id: string; organisation: string }[]): string[] {
  if (!executing(membership)) return [membership.role];
  if (membership.department) return [membership.role, `department:${membership.department}`];
  const all = departments.filter((each) => each.organisation === membership.organisation);
  return [membership.role, ...all.map((each) => `department:${each.id}`)];
}

/** Somebody in this tenant; undefined when they have nothing to do with it. */
export function memberOf(
  who: Who,
  tenant: string,
  departments: readonly { id: string; organisation: string }[] = [],
): Member | undefined {
  const own = who.memberships.filter((each) => each.tenant === tenant);
  const readOnly = own.length === 0;
  const reader = who.reads.get(tenant);
  if (readOnly && reader === undefined) return undefined;
  const groups = [...new Set(own.flatMap((each) => groupsOf(each, departments)))];
  const held = new Set(own.map((each) => each.role));
  return {
    kind: who.kind,
    person: who.person,
    actor: who.actor,
    tenant,
    readOnly,
    groups,
    memberships: own,
    is: (...roles) => roles.some((role) => held.has(role)),
    isIn: (wanted) => wanted.some((group) => groups.includes(group)),
    worksOn: ({ department, organisation }) =>
      own.some(
        (each) =>
          executing(each) &&
          (each.department
            ? each.department === department
            : each.organisation !== null && each.organisation === organisation),
      ),
    executesFor: (organisation) =>
      organisation !== null && own.some((each) => executing(each) && each.organisation === organisation),
  };
}
