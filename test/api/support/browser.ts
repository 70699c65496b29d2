import { type Answer, ask, type Question } from './ask.ts';

const host = 'sakin.test';

/** A browser: keeps cookies by path, follows redirects on our host. */
export class Browser {
  readonly #address: string;
  readonly #cookies = new Map<string, { value: string; path: string }>();

  constructor(address: string) {
    this.#address = address;
  }

  async go(url: string, { headers = {}, ...question }: Question = {}): Promise<Answer & { url: string }> {
    const { pathname, search } = new URL(url, `http://${host}`);
    const fitting = [...this.#cookies].filter(([, each]) => pathname.startsWith(each.path));
    const cookie = fitting.map(([name, each]) => `${name}=${each.value}`).join('; ');
    const answer = await ask(`${this.#address}${pathname}${search}`, {
      ...question,
      headers: { host, ...(cookie ? { cookie } : {}), ...headers },
    });
    for (const line of answer.headers['set-cookie'] ?? []) this.#keep(line);
    const next = answer.headers.location;
    return next && answer.statusCode < 400 ? this.go(next) : { ...answer, url: `${pathname}${search}` };
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)?.value;
  }

  #keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    const path = /path=([^;]+)/i.exec(line)?.[1] ?? '/';
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name!);
    else this.#cookies.set(name!, { value: value!, path });
  }

  async signIn(subject: string, password = 'sakin', from = '/auth/sign-in?returnTo=/staff/tasks') {
    const page = await this.go(from);
    return this.go(page.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ subject, password }).toString(),
    });
  }
}
