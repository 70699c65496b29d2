import { catalogue } from './catalogue.ts';

/** docs/errors.md, from the catalogue. */
export function errorDocs(): string {
  const rows = Object.entries(catalogue).map(
    ([code, { status, title, help, reported }]) =>
      `| <a id="${code}"></a>\`${code}\` | ${status} | ${title} | ${help}${reported ? ' Reported.' : ''} |`,
  );
  return `# Errors of the API

Every error is an RFC 9457 problem (\`application/problem+json\`): \`type\`, \`title\`, \`status\`, \`code\`, often \`detail\`,
\`instance\` (the id of the request, which stands in the log too) and, where fields are at fault, \`errors\` with \`field\`, \`expected\`
and \`got\`. Made from \`api/errors/catalogue.ts\` by \`npm run generate\`.

| code | status | title | help |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
