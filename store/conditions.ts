/** Collects the conditions of a query with their values: `?` in a condition stands for the next value. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  add(sql: string, ...values: unknown[]): this {
    let at = 0;
    this.parts.push(sql.replace(/\?/g, () => this.value(values[at++])));
    return this;
  }

  /** Only when the value is there. */
  when(value: unknown, sql: string): this {
    return value === undefined || value === null ? this : this.add(sql, value);
  }

  /** The placeholder of a further value. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  toString(): string {
    return this.parts.map((part) => `(${part})`).join(' and ') || 'true';
  }
}
