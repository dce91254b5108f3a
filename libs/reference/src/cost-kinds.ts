import { COST_KINDS, type CostKind } from '#libs/kernel';

/** A kind of cost as the schemes name it. */
export interface CostKindFacts {
  readonly code: CostKind;
  /** The wording of the scheme. */
  readonly name: string;
  /**
   * ELIGIBLE: a voucher may pay a share of it. AS_NEEDED: only as far as it is needed to get on the cloud.
   * EXCLUDED: never.
   */
  readonly eligibility: 'ELIGIBLE' | 'AS_NEEDED' | 'EXCLUDED';
}

const KINDS: Readonly<Record<CostKind, Omit<CostKindFacts, 'code'>>> = {
  PUBLIC_CLOUD_RESOURCES: { name: '公有云基础资源费用', eligibility: 'ELIGIBLE' },
  PLATFORM_SERVICE: { name: '工业互联网平台服务费用', eligibility: 'ELIGIBLE' },
  APPLICATION_SERVICE: { name: '应用服务费用', eligibility: 'ELIGIBLE' },
  NETWORK: { name: '网络通信费用', eligibility: 'ELIGIBLE' },
  IMPLEMENTATION: { name: '实施费用', eligibility: 'AS_NEEDED' },
  EQUIPMENT_ACCESS: { name: '设备接入费用', eligibility: 'AS_NEEDED' },
  NETWORK_MODIFICATION: { name: '网络改造费用', eligibility: 'AS_NEEDED' },
  AUTOMATION_EQUIPMENT: { name: '自动化装备', eligibility: 'EXCLUDED' },
  NON_CLOUD_SOFTWARE: { name: '非云化软件', eligibility: 'EXCLUDED' },
};

const ALL: readonly CostKindFacts[] = Object.freeze(
  COST_KINDS.map((code) => Object.freeze({ code, ...KINDS[code] })),
);

/**
 * The kinds of cost that the schemes tell apart. Source: 政策解读 of 粤经信融合函〔2018〕47号, see `eligibleCosts` and
 * `excludedCosts` of `GD-2018` in `voucherSchemes()`; the later schemes could not be read on this point.
 */
export function costKinds(): readonly CostKindFacts[] {
  return ALL;
}
