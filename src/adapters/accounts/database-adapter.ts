import { createAdapterFactory, type CleanedWhere } from 'better-auth/adapters';
import { columnName } from '../../kernel/model/naming.ts';
import type { Database, Parameter, Row } from '../../kernel/ports/database.ts';

/** Lets better-auth keep its accounts and sessions in one programme's tables. */
export function accountTables(database: Database, programme: string) {
  return createAdapterFactory({
    config: {
      adapterId: 'shanhai',
      supportsDates: false,
      // What comes back is PostgreSQL's own text.
      customTransformOutput: ({ data, fieldAttributes: { type } }) => {
        if (data === null || data === undefined) return data;
        if (type === 'boolean') return data === 't';
        return type === 'number' ? Number(data) : data;
      },
    },
    adapter: () => ({
      async create({ model, data }) {
        const names = Object.keys(data);
        const parameters: Parameter[] = [programme, ...names.map((name) => parameterOf(data[name]))];
        const sql = `insert into "${model}" (programme, ${names.map(quoted).join(', ')}) values (${parameters.map((_, index) => `$${index + 1}`).join(', ')}) returning *`;
        return first(await database.query(sql, parameters)) as never;
      },
      async update({ model, where, update }) {
        return first(await changed(model, where, update as Record<string, unknown>)) as never;
      },
      async updateMany({ model, where, update }) {
        return (await changed(model, where, update)).length;
      },
      async findOne({ model, where }) {
        const { sql, parameters } = whereSql(where);
        return first(await database.query(`select * from "${model}" where ${sql} limit 1`, parameters)) as never;
      },
      async findMany({ model, where, limit, sortBy, offset }) {
        const { sql, parameters } = whereSql(where ?? []);
        const order = sortBy === undefined ? '' : ` order by ${quoted(sortBy.field)} ${sortBy.direction === 'desc' ? 'desc' : 'asc'}`;
        const rows = await database.query(`select * from "${model}" where ${sql}${order} limit ${Math.trunc(limit)} offset ${Math.trunc(offset ?? 0)}`, parameters);
        return rows.map(fieldsOf) as never;
      },
      async delete({ model, where }) {
        await removed(model, where);
      },
      async deleteMany({ model, where }) {
        return (await removed(model, where)).length;
      },
      async consumeOne({ model, where }) {
        return first(await removed(model, where)) as never;
      },
      async incrementOne({ model, where, increment, set }) {
        const { sql, parameters } = whereSql(where);
        const sets = [
          ...Object.entries(increment).map(([name, by]) => `${quoted(name)} = coalesce(${quoted(name)}, 0) + $${parameters.push(by)}::integer`),
          ...Object.entries(set ?? {}).map(([name, value]) => `${quoted(name)} = $${parameters.push(parameterOf(value))}`),
        ];
        return first(await database.query(`update "${model}" set ${sets.join(', ')} where ${sql} returning *`, parameters)) as never;
      },
      async count({ model, where }) {
        const { sql, parameters } = whereSql(where ?? []);
        const [row] = await database.query(`select count(*) as total from "${model}" where ${sql}`, parameters);
        return Number(row?.['total']);
      },
    }),
  });

  function whereSql(where: readonly CleanedWhere[]): { sql: string; parameters: Parameter[] } {
    const parameters: Parameter[] = [programme];
    const terms = (connector: string) =>
      where
        .filter((one) => one.connector === connector)
        .map(({ field, operator, value }) => {
          const column = quoted(field);
          if (value === null) return `${column} is ${operator === 'ne' ? 'not ' : ''}null`;
          parameters.push(parameterOf(value));
          const bound = `$${parameters.length}`;
          const make = operators[operator ?? 'eq'];
          if (make === undefined) throw new TypeError(`Accounts are asked by ${operator}, which there is no SQL for.`);
          return make(column, bound);
        });
    const [all, any] = [terms('AND'), terms('OR')];
    return { sql: ['programme = $1', ...all, ...(any.length > 0 ? [`(${any.join(' or ')})`] : [])].join(' and '), parameters };
  }

  async function changed(model: string, where: readonly CleanedWhere[], update: Readonly<Record<string, unknown>>): Promise<Row[]> {
    const { sql, parameters } = whereSql(where);
    const sets = Object.entries(update).map(([name, value]) => `${quoted(name)} = $${parameters.push(parameterOf(value))}`);
    return database.query(`update "${model}" set ${sets.join(', ')} where ${sql} returning *`, parameters);
  }

  function removed(model: string, where: readonly CleanedWhere[]): Promise<Row[]> {
    const { sql, parameters } = whereSql(where);
    return database.query(`delete from "${model}" where ${sql} returning *`, parameters);
  }
}

const operators: Readonly<Partial<Record<NonNullable<CleanedWhere['operator']>, (column: string, bound: string) => string>>> = {
  eq: (column, bound) => `${column} = ${bound}`,
  ne: (column, bound) => `${column} <> ${bound}`,
  lt: (column, bound) => `${column} < ${bound}`,
  lte: (column, bound) => `${column} <= ${bound}`,
  gt: (column, bound) => `${column} > ${bound}`,
  gte: (column, bound) => `${column} >= ${bound}`,
  in: (column, bound) => `${column} = any(${bound})`,
  not_in: (column, bound) => `${column} <> all(${bound})`,
};

const quoted = (field: string): string => `"${columnName(field)}"`;

const parameterOf = (value: unknown): Parameter => (value instanceof Date ? value.toISOString() : ((value ?? null) as Parameter));

const first = (rows: readonly Row[]): Record<string, string | null> | null => (rows[0] === undefined ? null : fieldsOf(rows[0]));

/** `user_id` → `userId`. */
const fieldsOf = (row: Row): Record<string, string | null> =>
  Object.fromEntries(Object.entries(row).map(([column, text]) => [column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), text]));
