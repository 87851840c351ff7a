/** One of the seven counties, and the district paired with it. */
export interface County {
  readonly code: string;
  readonly name: string;
  /** Its share of what is spread over the seven. */
  readonly weight: number;
  readonly district: { readonly code: string; readonly name: string };
  readonly townships: readonly string[];
}

const NUMERALS = '一二三四五六七八九十';

function county(code: string, name: string, weight: number, district: readonly [string, string], townships: number): County {
  return {
    code,
    name,
    weight,
    district: { code: district[0], name: district[1] },
    townships: Array.from({ length: townships }, (_, i) => `示例${NUMERALS.charAt(i)}${i % 3 === 2 ? '乡' : '镇'}`),
  };
}

export const counties: readonly County[] = [
  county('621102', '安定区', 17, ['370202', '市南区'], 10),
  county('621121', '通渭县', 16, ['370213', '李沧区'], 9),
  county('621122', '陇西县', 18, ['370212', '崂山区'], 9),
  county('621123', '渭源县', 13, ['370214', '城阳区'], 8),
  county('621124', '临洮县', 17, ['370203', '市北区'], 9),
  county('621125', '漳县', 8, ['370215', '即墨区'], 6),
  county('621126', '岷县', 11, ['370211', '黄岛区'], 8),
];

export const weights = counties.map(({ weight }) => weight);

/** An invented village. */
export const village = (n: number): string => `示例${NUMERALS.charAt(n % 10)}村`;

export const years = [2021, 2022, 2023, 2024] as const;
