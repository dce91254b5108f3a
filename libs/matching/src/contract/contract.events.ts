import type {
  ContractAcceptedV1,
  ContractAmendedV1,
  ContractAwardedV1,
  ContractSignedV1,
} from '#libs/contracts';
import type { ContractFile } from './contract.queries.js';

type Parties = Pick<ContractFile, 'id' | 'enterpriseId' | 'providerId'>;

function partiesOf({ id, enterpriseId, providerId }: Parties) {
  return { contractId: id, enterpriseId, providerId };
}

export function awardedEvent(
  contract: Parties & Pick<ContractFile, 'needId'>,
  bidId: string,
  at: Date,
): ContractAwardedV1 {
  return { ...partiesOf(contract), needId: contract.needId, bidId, awardedAt: at.toISOString() };
}

export function signedEvent(contract: ContractFile, at: Date): ContractSignedV1 {
  return {
    ...partiesOf(contract),
    contractNumber: contract.number!,
    needId: contract.needId,
    scenario: contract.scenario,
    totalFen: String(contract.totalFen),
    ...pricesOf(contract),
    documentHash: contract.documentHash,
    signedOn: contract.signedOn!,
    signedAt: at.toISOString(),
    ...(contract.replacesContractId ? { replacesContractId: contract.replacesContractId } : {}),
  };
}

export function amendedEvent(contract: ContractFile, reason: string, at: Date): ContractAmendedV1 {
  return {
    ...partiesOf(contract),
    version: contract.version,
    totalFen: String(contract.totalFen),
    ...pricesOf(contract),
    documentHash: contract.documentHash,
    amendedAt: at.toISOString(),
    reason,
  };
}

/** Lines, and the phases where there is more than one. */
function pricesOf({ lines, phases }: ContractFile): Pick<ContractSignedV1, 'lines' | 'phases'> {
  return {
    lines: lines.map(({ id, kind, description, amountFen, industrialPlatform, publicCloud }) => ({
      lineId: id,
      kind,
      description,
      amountFen: String(amountFen),
      industrialPlatform,
      publicCloud,
    })),
    ...(phases.length > 1
      ? {
          phases: phases.map(({ id, title, amountFen }) => ({
            phaseId: id,
            title,
            amountFen: String(amountFen),
          })),
        }
      : {}),
  };
}

export function acceptedEvent(contract: ContractFile, at: Date): ContractAcceptedV1 {
  return {
    ...partiesOf(contract),
    industrialPlatform: contract.lines.some((line) => line.industrialPlatform),
    publicCloud: contract.lines.some((line) => line.publicCloud),
    acceptedAt: at.toISOString(),
  };
}
