import { defineEntity, p } from '@mikro-orm/core';
import { stateOf } from '#libs/platform';
import { Contract } from './contract.entity.js';

const ContractStopSchema = defineEntity({
  name: 'ContractStop',
  uniques: [{ name: 'contract_stop_running', properties: ['contractId'], where: 'until_at is null' }],
  indexes: [{ name: 'contract_stop_of_contract', properties: ['contractId', 'fromAt'] }],
  checks: [{ name: 'contract_stop_until_check', expression: 'until_at >= from_at' }],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    reason: p.text(),
    fromAt: p.datetime(),
    untilAt: stateOf('CONTRACT', p.datetime(), 'contractId').nullable(),
  },
});
/** A time in which no deadline of a contract runs, because its provider is not in good standing. */
export class ContractStop extends ContractStopSchema.class {}
ContractStopSchema.setClass(ContractStop);
