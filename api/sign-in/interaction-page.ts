import { textIn } from '../../domain/language.ts';
import type { TrialAccount } from '../../store/oidc-payload.store.ts';
import { escaped } from '../html.ts';
import { roleNames } from './role-names.ts';

const texts = {
  az: {
    title: 'Giriş',
    who: 'Kim kimi daxil olursunuz?',
    user: 'İstifadəçi adı',
    other: 'Başqa istifadəçi',
    password: 'Parol',
    enter: 'Daxil ol',
    wrong: 'Ad və ya parol yanlışdır.',
    hint: 'Sınaq istifadəçilərinin parolu',
  },
  tr: {
    title: 'Giriş',
    who: 'Kim olarak gireceksiniz?',
    user: 'Kullanıcı adı',
    other: 'Başka kullanıcı',
    password: 'Parola',
    enter: 'Giriş yap',
    wrong: 'Ad veya parola yanlış.',
    hint: 'Deneme kullanıcılarının parolası',
  },
  ru: {
    title: 'Вход',
    who: 'Кто входит?',
    user: 'Имя пользователя',
    other: 'Другой пользователь',
    password: 'Пароль',
    enter: 'Войти',
    wrong: 'Имя или пароль неверны.',
    hint: 'Пароль пробных пользователей',
  },
  en: {
    title: 'Sign in',
    who: 'Who signs in?',
    user: 'User name',
    other: 'Another user',
    password: 'Password',
    enter: 'Sign in',
    wrong: 'Name or password is wrong.',
    hint: 'Password of the trial users',
  },
};
export type PageLanguage = keyof typeof texts;

export const pageLanguage = (accepted: string | undefined): PageLanguage =>
  ((accepted ?? '')
    .split(',')
    .map((each) => each.trim().slice(0, 2).toLowerCase())
    .find((each) => each in texts) ?? 'en') as PageLanguage;

type Asked = Parameters<typeof interactionPage>[0];

const words = (name: Record<string, string> | null, { language }: Asked): string =>
  name ? (textIn(name, language) ?? '') : '';

type Account = Asked['accounts'][number];

/** In the order in which a request meets them; whoever does several things stands with the first. */
const roles = ['operator', 'clerk', 'head', 'reviewer', 'supervisor', 'analyst', 'administrator', 'integrator'];
const roleOf = ({ memberships }: Account): string =>
  roles.find((role) => memberships.some((each) => each.role === role)) ?? memberships[0]?.role ?? '';

/** One trial user: the name that the start prints, and what they are beside the role they stand under: "samir · Samir Əliyev, water network". */
function choiceOf(account: Account, page: Asked, first: boolean): string {
  const parts = account.memberships.map(({ role, department }) =>
    [role === roleOf(account) ? '' : (roleNames[page.language][role] ?? role), words(department, page)]
      .filter(Boolean)
      .join(', '),
  );
  const { subject, name } = account;
  return `<label class="choice"><input type="radio" name="subject" value="${escaped(subject)}" required${first ? ' checked' : ''}> <span><code>${escaped(subject)}</code> ${escaped(name)}<small>${escaped([...new Set(parts)].filter(Boolean).join('; '))}</small></span></label>`;
}

/** The trial users of a town, by what they do. */
function rolesOf(own: readonly Account[], page: Asked): string {
  const there = [...new Set(own.map(roleOf))].sort((a, b) => roles.indexOf(a) - roles.indexOf(b));
  return there
    .map((role) => {
      const name = escaped(roleNames[page.language][role] ?? role);
      const choices = own.filter((account) => roleOf(account) === role);
      const shown = choices.map((account) => choiceOf(account, page, account === page.accounts[0]));
      return `<div class="role" role="group" aria-label="${name}"><h2>${name}</h2>${shown.join('\n')}</div>`;
    })
    .join('\n');
}

/** The trial users, town by town. */
function townsOf(page: Asked): string {
  const townOf = (account: Account) =>
    [...new Set(account.memberships.map(({ tenant }) => words(tenant, page)))].join(', ');
  const towns = [...new Set(page.accounts.map(townOf))];
  return towns
    .map((town) => {
      const own = page.accounts.filter((account) => townOf(account) === town);
      return `<fieldset><legend>${escaped(town)}</legend>${rolesOf(own, page)}</fieldset>`;
    })
    .join('\n');
}

/** Whom administrators have added beside the sample data: a name to type. */
const otherOf = ({ language }: Asked): string =>
  `<fieldset><legend>${texts[language].other}</legend><label class="choice"><input type="radio" name="subject" value=""> <span>${texts[language].user}:</span></label><input name="userName" aria-label="${texts[language].user}" autocomplete="username"></fieldset>`;

/** The embedded provider's sign-in page: the trial users to choose from, or a field for a name where there are none. */
export function interactionPage(page: {
  language: PageLanguage;
  accounts: Pick<TrialAccount, 'subject' | 'name' | 'memberships'>[];
  /** Shown beside trial users only: everybody may know it. */
  trialPassword: string;
  wrong: boolean;
}): string {
  const t = texts[page.language];
  const who = page.accounts.length
    ? `<p>${t.who}</p>${townsOf(page)}${otherOf(page)}`
    : `<label for="subject">${t.user}</label><input id="subject" name="subject" autocomplete="username" required>`;
  const hint = page.accounts.length ? `<p id="hint">${t.hint}: <code>${escaped(page.trialPassword)}</code></p>` : '';
  return `<!doctype html>
<html lang="${page.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${t.title} · Sakin</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; color: #161616; background: #f4f4f4; margin: 0 }
main { max-width: 46rem; margin: 3rem auto; padding: 2rem; background: #fff }
label, legend { display: block; margin: .5rem 0 .25rem } .choice { display: flex; gap: .5rem; padding: .25rem 0 } .choice small { display: block } .choice input { margin-top: .35rem } code { background: #f4f4f4; padding: 0 .25rem } fieldset { border: 1px solid #8d8d8d; padding: .5rem 1rem; margin: 0 0 1rem }
.role { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: 0 1rem; padding: .25rem 0 } .role h2 { grid-column: 1 / -1; font-size: .875rem; margin: .25rem 0 0; color: #525252 } .role h2::first-letter { text-transform: uppercase } legend { font-weight: 600 }
small { color: #525252 } input:not([type=radio]) { font: inherit; width: 100%; padding: .5rem; box-sizing: border-box; border: 1px solid #6f6f6f }
button { font: inherit; margin-top: 1rem; padding: .6rem 1.5rem; color: #fff; background: #0f62fe; border: 0; cursor: pointer }
/* In sight below a long list, on windows that have the room. */
@media (min-height: 40rem) { html { scroll-padding-bottom: 14rem } .entry { position: sticky; bottom: 0; margin: 0 -2rem -2rem; padding: .5rem 2rem 1.5rem; background: #fff; border-top: 1px solid #c6c6c6 } .entry p { margin: .25rem 0 } }
:focus-visible { outline: 3px solid #0f62fe; outline-offset: 2px } .wrong { color: #a2191f }
</style></head>
<body><main><h1>${t.title}</h1>
${page.wrong ? `<p class="wrong" role="alert">${t.wrong}</p>` : ''}
<form method="post">
${who}
<div class="entry">
<label for="password">${t.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${hint ? ' aria-describedby="hint"' : ''}>
${hint}
<button type="submit">${t.enter}</button>
</div>
</form></main></body></html>`;
}
