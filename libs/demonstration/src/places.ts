/** A city of the data set: how it is written in account names, its weight, and what it is known for making. */
export interface Place {
  readonly cityCode: string;
  /** Name without 市, as it stands in company names. */
  readonly name: string;
  readonly pinyin: string;
  /** Parts in a thousand of all enterprises. Rounded by eye after the number of factories; no statistic. */
  readonly weight: number;
  /** Divisions of GB/T 4754 that stand out there. */
  readonly clusters: readonly string[];
}

type Row = readonly [cityCode: string, name: string, pinyin: string, weight: number, clusters: string];

const ROWS: readonly Row[] = [
  ['440100', '广州', 'guangzhou', 130, 'C36 C26 C39 C18 C27'],
  ['440200', '韶关', 'shaoguan', 15, 'C31 C32 C34'],
  ['440300', '深圳', 'shenzhen', 160, 'C39 C38 C40 C35'],
  ['440400', '珠海', 'zhuhai', 45, 'C38 C39 C27'],
  ['440500', '汕头', 'shantou', 34, 'C24 C18 C29'],
  ['440600', '佛山', 'foshan', 140, 'C33 C38 C30 C21 C34 C29'],
  ['440700', '江门', 'jiangmen', 50, 'C33 C22 C37 C38'],
  ['440800', '湛江', 'zhanjiang', 18, 'C13 C31 C22'],
  ['440900', '茂名', 'maoming', 14, 'C25 C26 C13'],
  ['441200', '肇庆', 'zhaoqing', 30, 'C32 C33 C36 C30'],
  ['441300', '惠州', 'huizhou', 60, 'C39 C26 C19'],
  ['441400', '梅州', 'meizhou', 14, 'C39 C30 C24'],
  ['441500', '汕尾', 'shanwei', 12, 'C39 C24 C18'],
  ['441600', '河源', 'heyuan', 14, 'C39 C35 C30'],
  ['441700', '阳江', 'yangjiang', 15, 'C33 C13 C31'],
  ['441800', '清远', 'qingyuan', 20, 'C30 C32 C26'],
  ['441900', '东莞', 'dongguan', 155, 'C39 C21 C29 C18 C22 C35'],
  ['442000', '中山', 'zhongshan', 68, 'C38 C21 C33 C18'],
  ['445100', '潮州', 'chaozhou', 18, 'C30 C14 C33'],
  ['445200', '揭阳', 'jieyang', 20, 'C33 C19 C18 C29'],
  ['445300', '云浮', 'yunfu', 12, 'C30 C33 C26'],
];

export const PLACES: readonly Place[] = ROWS.map(([cityCode, name, pinyin, weight, clusters]) => ({
  cityCode,
  name,
  pinyin,
  weight,
  clusters: clusters.split(' '),
}));
