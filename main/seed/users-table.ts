import { type LocalText, textIn } from '../../domain/language.ts';

export interface TrialUser {
  town: string;
  townName: LocalText;
  role: string;
  login: string;
  /** Where somebody works who works somewhere. */
  place: LocalText | null;
}

/** In the order of a request's way. */
const roles = ['operator', 'clerk', 'head', 'reviewer', 'supervisor', 'analyst', 'administrator'];
const executing = ['clerk', 'head'];
const width = 110;

/** A line a role, the towns one below the other; long lists go on below their own beginning. */
export function usersTable(people: readonly TrialUser[]): string[] {
  const column = Math.max(...people.map((each) => each.role.length)) + 2;
  const order = (role: string) => (roles.includes(role) ? roles.indexOf(role) : roles.length);
  return [...new Set(people.map((each) => each.town))].flatMap((town) => {
    const here = people.filter((each) => each.town === town);
    const held = [...new Set(here.map((each) => each.role))].sort((a, b) => order(a) - order(b));
    const lines = held.flatMap((role) => {
      const listed = here
        .filter((each) => each.role === role)
        .map(({ login, place }) => (executing.includes(role) && place ? `${login} (${textIn(place, 'en')})` : login));
      return wrapped([...new Set(listed)], width - column).map(
        (line, at) => `    ${(at === 0 ? role : '').padEnd(column)}${line}`,
      );
    });
    return [`  ${textIn(here[0]!.townName, 'en')}`, ...lines];
  });
}

/** Names with commas between them, in lines of at most so many letters. */
function wrapped(names: readonly string[], most: number): string[] {
  const lines: string[] = [];
  for (const name of names) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + name.length + 2 <= most) lines[lines.length - 1] = `${line}, ${name}`;
    else {
      if (line !== undefined) lines[lines.length - 1] = `${line},`;
      lines.push(name);
    }
  }
  return lines;
}
