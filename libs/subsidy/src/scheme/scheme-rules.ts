import { plainToInstance, Type } from 'class-transformer';
import { IsOptional, ValidateNested, validateSync } from 'class-validator';
import type { Fen } from '#libs/kernel';
import {
  AmountSetting,
  CityWeightsSetting,
  CodesSetting,
  CostKindsSetting,
  DaySetting,
  DocumentsSetting,
  NumberSetting,
  operatorSetting,
  RateSetting,
  ReviewLevelsSetting,
  TiersSetting,
  WindowSetting,
  YesNoSetting,
} from './scheme-settings.js';

export { CONFIDENCES, type SettingConfidence } from './scheme-settings.js';

/**
 * The rules of a version of a scheme. A rule that the scheme does not have is absent; where the house cannot do without
 * one, a version that was stored without it reads the operator's setting that stands beside it here.
 */
export class SchemeRules {
  @ValidateNested() @Type(() => RateSetting) readonly subsidyShare!: RateSetting;
  /** In the place of `subsidyShare`: the share by the size of the enterprise or by what it spends. */
  @IsOptional() @ValidateNested() @Type(() => TiersSetting) readonly subsidyTiers?: TiersSetting;
  /** What an enterprise may get in a round, with all others under the same control. */
  @ValidateNested() @Type(() => AmountSetting) readonly enterpriseLimit!: AmountSetting;
  @ValidateNested() @Type(() => AmountSetting) readonly platformProviderLimit!: AmountSetting;
  @ValidateNested() @Type(() => AmountSetting) readonly otherProviderLimit!: AmountSetting;
  /** How a budget is split where a round does not say. */
  @IsOptional()
  @ValidateNested()
  @Type(() => CityWeightsSetting)
  readonly trancheWeights?: CityWeightsSetting;
  @ValidateNested() @Type(() => CostKindsSetting) readonly eligibleCostKinds!: CostKindsSetting;
  @IsOptional() @ValidateNested() @Type(() => CostKindsSetting) readonly excludedCostKinds?: CostKindsSetting;
  @ValidateNested() @Type(() => CodesSetting) readonly excludedCityCodes!: CodesSetting;
  @ValidateNested() @Type(() => DaySetting) readonly contractSignedAfter!: DaySetting;
  @ValidateNested() @Type(() => YesNoSetting) readonly providerInPool!: YesNoSetting;
  @IsOptional() @ValidateNested() @Type(() => YesNoSetting) readonly industrialEnterprise?: YesNoSetting;
  @IsOptional() @ValidateNested() @Type(() => NumberSetting) readonly minimumAgeYears?: NumberSetting;
  @IsOptional() @ValidateNested() @Type(() => AmountSetting) readonly minimumPriorYearRevenue?: AmountSetting;
  /** No serious violation with fiscal funds in so many years. */
  @IsOptional()
  @ValidateNested()
  @Type(() => NumberSetting)
  readonly yearsWithoutFiscalViolation?: NumberSetting;
  /** The same content must not be funded from other fiscal means. */
  @IsOptional() @ValidateNested() @Type(() => YesNoSetting) readonly noOtherFiscalSupport?: YesNoSetting;
  @IsOptional() @ValidateNested() @Type(() => YesNoSetting) readonly noRepeatForSameContract?: YesNoSetting;
  @ValidateNested() @Type(() => RateSetting) readonly minimumPaidShare!: RateSetting;
  @ValidateNested() @Type(() => NumberSetting) readonly noticeDays!: NumberSetting;
  @IsOptional() @ValidateNested() @Type(() => WindowSetting) readonly claimWindow?: WindowSetting;
  @IsOptional() @ValidateNested() @Type(() => WindowSetting) readonly redeemWindow?: WindowSetting;
  @ValidateNested()
  @Type(() => DocumentsSetting)
  readonly requiredDocuments: DocumentsSetting = operatorSetting(DocumentsSetting, [
    'INVOICE',
    'PAYMENT_PROOF',
    'ACCEPTANCE_REPORT',
  ]);
  @ValidateNested()
  @Type(() => ReviewLevelsSetting)
  readonly reviewLevels: ReviewLevelsSetting = operatorSetting(ReviewLevelsSetting, [
    'CITY_REVIEW',
    'PROVINCE_APPROVAL',
  ]);
  /** How many days an enterprise has to mend a file that was returned. */
  @ValidateNested()
  @Type(() => NumberSetting)
  readonly correctionDays: NumberSetting = operatorSetting(NumberSetting, 10);
  /** How many days from submission to payment are promised; time in which the clock stands is not counted. */
  @ValidateNested()
  @Type(() => NumberSetting)
  readonly payWithinDays: NumberSetting = operatorSetting(NumberSetting, 60);
  /** Whether enterprises of a cluster pilot go first. */
  @ValidateNested()
  @Type(() => YesNoSetting)
  readonly clusterPriority: YesNoSetting = operatorSetting(YesNoSetting, false);
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
