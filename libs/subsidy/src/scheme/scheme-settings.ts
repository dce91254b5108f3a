import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  CONFIDENCES,
  COST_KINDS,
  type CostKind,
  type DivisionCode,
  type SettingConfidence,
} from '#libs/kernel';

/** What a redemption is asked to bring. */
export const DOCUMENT_KINDS = [
  'INVOICE',
  'PAYMENT_PROOF',
  'ACCEPTANCE_REPORT',
  'CONTRACT',
  'PROJECT_SUMMARY',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Who looks at a redemption, in this order; the county before the city where the scheme wants it. */
export const REVIEW_LEVELS = ['COUNTY_REVIEW', 'CITY_REVIEW', 'PROVINCE_APPROVAL'] as const;
export type ReviewLevel = (typeof REVIEW_LEVELS)[number];

const TIERS_BY = ['SIZE_CLASS', 'SPEND'] as const;
export const TIER_SIZES = ['MICRO', 'SMALL', 'MEDIUM', 'LARGE'] as const;
export type TierSize = (typeof TIER_SIZES)[number];

const DIGITS = /^(0|[1-9]\d{0,17})$/;
const POSITIVE_DIGITS = /^[1-9]\d{0,17}$/;
const CITY_CODE = /^44\d{2}00$/;

export class Setting {
  /** The document it was read in, or why the operator set it. */
  @IsString() @IsNotEmpty() readonly source!: string;
  @IsIn(CONFIDENCES) readonly confidence!: SettingConfidence;
}
export class RateSetting extends Setting {
  /** Basis points. */
  @IsInt() @Min(0) @Max(10_000) readonly value!: number;
}
export class AmountSetting extends Setting {
  /** Fen, as digits. */
  @Matches(POSITIVE_DIGITS) readonly value!: string;
}
export class NumberSetting extends Setting {
  @IsInt() @Min(0) readonly value!: number;
}
export class YesNoSetting extends Setting {
  @IsBoolean() readonly value!: boolean;
}
export class DaySetting extends Setting {
  @Matches(/^\d{4}-\d{2}-\d{2}$/) readonly value!: string;
}
export class CodesSetting extends Setting {
  @IsArray() @IsString({ each: true }) readonly value!: readonly string[];
}
export class CostKindsSetting extends Setting {
  @IsArray() @IsIn(COST_KINDS, { each: true }) readonly value!: readonly CostKind[];
}
export class DocumentsSetting extends Setting {
  @IsArray() @ArrayMinSize(1) @IsIn(DOCUMENT_KINDS, { each: true }) readonly value!: readonly DocumentKind[];
}
export class ReviewLevelsSetting extends Setting {
  @IsArray() @ArrayMinSize(1) @IsIn(REVIEW_LEVELS, { each: true }) readonly value!: readonly ReviewLevel[];
}

class Window {
  @IsISO8601() readonly from!: string;
  @IsISO8601() readonly to!: string;
}
export class WindowSetting extends Setting {
  @IsDefined() @ValidateNested() @Type(() => Window) readonly value!: Window;
}

export class SubsidyTier {
  /** Of tiers by size: whom it is for. */
  @IsOptional() @IsIn(TIER_SIZES) readonly sizeClass?: TierSize;
  /** Of tiers by spend: from which eligible spend on, fen in digits. */
  @IsOptional() @Matches(DIGITS) readonly fromFen?: string;
  /** Basis points of the whole eligible spend. */
  @IsInt() @Min(0) @Max(10_000) readonly rate!: number;
}
class SubsidyTiers {
  @IsIn(TIERS_BY) readonly by!: (typeof TIERS_BY)[number];
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => SubsidyTier)
  readonly tiers!: readonly SubsidyTier[];
}
export class TiersSetting extends Setting {
  @IsDefined() @ValidateNested() @Type(() => SubsidyTiers) readonly value!: SubsidyTiers;
}

export class CityWeight {
  @Matches(CITY_CODE) readonly cityCode!: DivisionCode;
  @IsInt() @Min(1) @Max(1_000_000) readonly weight!: number;
}
export class CityWeightsSetting extends Setting {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(21)
  @ValidateNested({ each: true })
  @Type(() => CityWeight)
  readonly value!: readonly CityWeight[];
}

const BY_OPERATOR = '公开来源未给出，由运营方设定';

/** A value that no source gives, as such. */
export function operatorSetting<S extends Setting & { readonly value: unknown }>(
  Kind: new () => S,
  value: NoInfer<S['value']>,
  source: string = BY_OPERATOR,
): S {
  return Object.assign(new Kind(), { value, source, confidence: 'OPERATOR' });
}

/** A rule as a version stores it. */
export interface StoredSetting {
  readonly value: unknown;
  readonly source: string;
  readonly confidence: SettingConfidence;
}
