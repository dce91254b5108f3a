import { plainToInstance, Type } from 'class-transformer';
import { IsDefined, IsOptional, ValidateNested, validateSync } from 'class-validator';
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
  type Setting,
  type StoredSetting,
  TiersSetting,
  WindowSetting,
  YesNoSetting,
} from './scheme-settings.js';

/** A rule that every scheme has. */
function MustHave(kind: new () => Setting): PropertyDecorator {
  return ruleOf(kind, IsDefined());
}
/** A rule that a scheme need not have. */
function MayHave(kind: new () => Setting): PropertyDecorator {
  return ruleOf(kind, IsOptional());
}
function ruleOf(kind: new () => Setting, presence: PropertyDecorator): PropertyDecorator {
  return (target, name) => {
    for (const decorate of [presence, ValidateNested(), Type(() => kind)]) decorate(target, name);
  };
}

/**
 * The rules of a version of a scheme. A rule that the scheme does not have is absent; where the platform cannot do without
 * one, a version that was stored without it reads the operator's setting that stands beside it here.
 */
export class SchemeRules {
  @MustHave(RateSetting) readonly subsidyShare!: RateSetting;
  /** In the place of `subsidyShare`: the share by the size of the enterprise or by what it spends. */
  @MayHave(TiersSetting) readonly subsidyTiers?: TiersSetting;
  /** What an enterprise may get in a round, with all others under the same control. */
  @MustHave(AmountSetting) readonly enterpriseLimit!: AmountSetting;
  @MustHave(AmountSetting) readonly platformProviderLimit!: AmountSetting;
  @MustHave(AmountSetting) readonly otherProviderLimit!: AmountSetting;
  /** How a budget is split where a round does not say. */
  @MayHave(CityWeightsSetting)
  readonly trancheWeights?: CityWeightsSetting;
  @MustHave(CostKindsSetting) readonly eligibleCostKinds!: CostKindsSetting;
  @MayHave(CostKindsSetting) readonly excludedCostKinds?: CostKindsSetting;
  @MustHave(CodesSetting) readonly excludedCityCodes!: CodesSetting;
  @MustHave(DaySetting) readonly contractSignedAfter!: DaySetting;
  @MustHave(YesNoSetting) readonly providerInPool!: YesNoSetting;
  @MayHave(YesNoSetting) readonly registeredInProvince?: YesNoSetting;
  @MayHave(YesNoSetting) readonly industrialEnterprise?: YesNoSetting;
  @MayHave(NumberSetting) readonly minimumAgeYears?: NumberSetting;
  @MayHave(AmountSetting) readonly minimumPriorYearRevenue?: AmountSetting;
  /** No serious violation with fiscal funds in so many years. */
  @MayHave(NumberSetting)
  readonly yearsWithoutFiscalViolation?: NumberSetting;
  /** The same content must not be funded from other fiscal means. */
  @MayHave(YesNoSetting) readonly noOtherFiscalSupport?: YesNoSetting;
  @MayHave(YesNoSetting) readonly noRepeatForSameContract?: YesNoSetting;
  @MustHave(RateSetting) readonly minimumPaidShare!: RateSetting;
  @MustHave(NumberSetting) readonly noticeDays!: NumberSetting;
  @MayHave(WindowSetting) readonly claimWindow?: WindowSetting;
  @MayHave(WindowSetting) readonly redeemWindow?: WindowSetting;
  @MustHave(DocumentsSetting)
  readonly requiredDocuments: DocumentsSetting = operatorSetting(DocumentsSetting, [
    'INVOICE',
    'PAYMENT_PROOF',
    'ACCEPTANCE_REPORT',
  ]);
  @MustHave(ReviewLevelsSetting)
  readonly reviewLevels: ReviewLevelsSetting = operatorSetting(ReviewLevelsSetting, [
    'CITY_REVIEW',
    'PROVINCE_APPROVAL',
  ]);
  /** How many days an enterprise has to mend a file that was returned. */
  @MustHave(NumberSetting)
  readonly correctionDays: NumberSetting = operatorSetting(NumberSetting, 10);
  /** How many days from submission to payment are allowed; time in which the clock stands is not counted. */
  @MustHave(NumberSetting)
  readonly payWithinDays: NumberSetting = operatorSetting(NumberSetting, 60);
  /** A year, on what is overdue of a recovery. No source names one, so there is none unless an operator sets it. */
  @IsOptional() @ValidateNested() @Type(() => RateSetting) readonly recoveryInterest?: RateSetting;
  /** Whether enterprises of a cluster pilot go first. */
  @MustHave(YesNoSetting)
  readonly clusterPriority: YesNoSetting = operatorSetting(YesNoSetting, false);
}

/** A rule that is not known is a mistake, not something to be passed over. */
export const STRICT_RULES = { whitelist: true, forbidNonWhitelisted: true } as const;

/**
 * Reads rules as they are stored.
 * @throws Error naming every rule that is wrong: a scheme that cannot be read must not decide anything
 */
export function parseRules(stored: object): SchemeRules {
  const rules = plainToInstance(SchemeRules, stored);
  const problems = validateSync(rules, STRICT_RULES);
  if (problems.length > 0) throw new Error(`not the rules of a scheme: ${problems.map(String).join('; ')}`);
  return rules;
}

/** The rules that a version has, by name, each with its source. */
export function settingsOf(rules: SchemeRules): Record<string, StoredSetting> {
  // A rule that the scheme does not have is there as an undefined field.
  const settings: [string, SchemeRules[keyof SchemeRules]][] = Object.entries(rules);
  return Object.fromEntries(settings.flatMap(([name, rule]) => (rule ? [[name, rule]] : [])));
}

/** The fen of a setting of an amount. */
export function fenOf(setting: AmountSetting): Fen {
  return BigInt(setting.value);
}
