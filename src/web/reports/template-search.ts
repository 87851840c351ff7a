/** Of a template's page: what the report is of, and whether the template is one that is yet to be written. */
export interface TemplateSearch {
  readonly period?: string | undefined;
  readonly region?: string | undefined;
  readonly fresh?: 'yes' | undefined;
}

export function templateSearch({ period, region, fresh }: Readonly<Record<string, unknown>>): TemplateSearch {
  return {
    ...(typeof period === 'string' && /^\d{4}(-(H[12]|\d{2}))?$/.test(period) ? { period } : {}),
    ...(typeof region === 'string' && /^\d{2,12}$/.test(region) ? { region } : {}),
    ...(fresh === 'yes' ? { fresh: 'yes' } : {}),
  };
}
