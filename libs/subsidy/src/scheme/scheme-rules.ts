import { plainToInstance, Type } from 'class-transformer';
import {
  IsBoolean,
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
  validateSync,
} from 'class-validator';
import { COST_KINDS, type CostKind, type Fen } from '#libs/kernel';

/** OPERATOR: the public sources give no value, so the operator has set one; never to be shown as law. */
export const CONFIDENCES = ['CONFIRMED', 'PARTIAL', 'INFERRED', 'OPERATOR'] as const;
export type SettingConfidence = (typeof CONFIDENCES)[number];

class Setting {
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
  @Matches(/^[1-9]\d{0,17}$/) readonly value!: string;
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
  @IsString({ each: true }) readonly value!: readonly string[];
}
export class CostKindsSetting extends Setting {
  @IsIn(COST_KINDS, { each: true }) readonly value!: readonly CostKind[];
}
class Window {
  @IsISO8601() readonly from!: string;
  @IsISO8601() readonly to!: string;
}
export class WindowSetting extends Setting {
  @ValidateNested() @Type(() => Window) readonly value!: Window;
}

/** The rules of a version of a scheme. A rule that the scheme does not have is absent. */
export class SchemeRules {
  @ValidateNested() @Type(() => RateSetting) readonly subsidyShare!: RateSetting;
  @ValidateNested() @Type(() => AmountSetting) readonly enterpriseLimit!: AmountSetting;
  @ValidateNested() @Type(() => AmountSetting) readonly platformProviderLimit!: AmountSetting;
  @ValidateNested() @Type(() => AmountSetting) readonly otherProviderLimit!: AmountSetting;
  @ValidateNested() @Type(() => CostKindsSetting) readonly eligibleCostKinds!: CostKindsSetting;
  @ValidateNested() @Type(() => CodesSetting) readonly excludedCityCodes!: CodesSetting;
  @ValidateNested() @Type(() => DaySetting) readonly contractSignedAfter!: DaySetting;
  @ValidateNested() @Type(() => YesNoSetting) readonly providerInPool!: YesNoSetting;
  @IsOptional() @ValidateNested() @Type(() => YesNoSetting) readonly industrialEnterprise?: YesNoSetting;
  @IsOptional() @ValidateNested() @Type(() => NumberSetting) readonly minimumAgeYears?: NumberSetting;
  @IsOptional() @ValidateNested() @Type(() => AmountSetting) readonly minimumPriorYearRevenue?: AmountSetting;
  @IsOptional() @ValidateNested() @Type(() => YesNoSetting) readonly noRepeatForSameContract?: YesNoSetting;
  @ValidateNested() @Type(() => RateSetting) readonly minimumPaidShare!: RateSetting;
  @ValidateNested() @Type(() => NumberSetting) readonly noticeDays!: NumberSetting;
  @IsOptional() @ValidateNested() @Type(() => WindowSetting) readonly claimWindow?: WindowSetting;
  @IsOptional() @ValidateNested() @Type(() => WindowSetting) readonly redeemWindow?: WindowSetting;
}

/**
 * Reads rules as they are stored.
 * @throws Error naming every rule that is wrong: a scheme that cannot be read must not decide anything
 */
export function parseRules(stored: object): SchemeRules {
  const rules = plainToInstance(SchemeRules, stored);
  const problems = validateSync(rules, { whitelist: true, forbidNonWhitelisted: true });
  if (problems.length > 0) throw new Error(`not the rules of a scheme: ${problems.map(String).join('; ')}`);
  return rules;
}

/** The fen of a setting of an amount. */
export function fenOf(setting: AmountSetting): Fen {
  return BigInt(setting.value);
}
