import { afterAll, beforeAll } from '@jest/globals';
import { type Body, House, town, type Visitor } from './house.ts';

/** Where the administration of the town is asked. */
export const at = `/api/v1/${town}/administration`;

export let house: House;
export let admin: Visitor;

/** Opens a house for the tests of a file, with an administrator of the town. */
export function administered(): void {
  beforeAll(async () => {
    house = await House.open();
    await signInAgain();
  }, 120_000);
  afterAll(() => house.close());
}

/** For tests that take the administrator's sessions away. */
export async function signInAgain(): Promise<void> {
  admin = await house.visitor('admin');
}

export const get = (path: string, as = admin): Promise<Body> => house.good('GET', `${at}/${path}`, { as });
export const post = (path: string, body: object = {}, as = admin): Promise<Body> =>
  house.good('POST', `${at}/${path}`, { as, body });
export const patch = (path: string, body: object, as = admin): Promise<Body> =>
  house.good('PATCH', `${at}/${path}`, { as, body });
export const refused = (method: 'POST' | 'PATCH', path: string, body: object, as = admin): Promise<string> =>
  house.refusal(method, `${at}/${path}`, { as, body });
export const booked = async (type: string): Promise<Body[]> =>
  house.rows('select actor, subject_kind, subject_id, payload from administration_events where type = ? order by id', [
    type,
  ]);

export const newcomer = (userName: string, change: object = {}) => ({
  userName,
  name: `Person ${userName}`,
  email: `${userName}@gulustan.example`,
  language: 'az',
  memberships: [{ role: 'operator' }],
  ...change,
});
export const added = (userName: string, change: object = {}): Promise<Body> =>
  post('people', newcomer(userName, change));
