import {
  LedgerAccount,
  LedgerCorrection,
  LedgerPeriod,
  LedgerPeriodBalance,
  LedgerTransfer,
} from '#libs/ledger';
import { ControlCheck, ControlEdge } from '#libs/control';
import { OddCodeCopy } from '#libs/platform';
import { PolicyVersion } from '#libs/policy';
import { Amendment } from './amendment/amendment.entity.js';
import { EnterpriseCopy, ProviderCopy, ContractCopy } from './copies/copies.entity.js';
import { RuleDecision } from './rule-decision/rule-decision.entity.js';
import { Notice, NoticeItem, Objection, ObjectionStatement } from './notice/notice.entity.js';
import { OtherGrant, OtherGrantInvoice, OverlapAnswer } from './overlap/overlap.entity.js';
import { Reallocation } from './reallocation/reallocation.entity.js';
import { CountedPaper, Invoice, Redemption, RedemptionDraft } from './redemption/redemption.entity.js';
import { Conflict } from './conflict/conflict.entity.js';
import { ConflictReport } from './conflict/conflict-report.entity.js';
import { ReviewerDecision, UnevenDecision } from './review/reviewer-decision.entity.js';
import { Round, Tranche } from './round/round.entity.js';
import { SchemeVersion } from './scheme/scheme-version.entity.js';
import { ClaimRefusal, WaitingCount } from './voucher/claim.entity.js';
import { Voucher } from './voucher/voucher.entity.js';
import { RedemptionDuty } from './redemption/duty.entity.js';
import { Deficiency } from './redemption/deficiency.entity.js';
import {
  BankAnswer,
  BankDay,
  BankFile,
  DifferenceExplanation,
  StatementLine,
} from './bank/bank-file.entity.js';
import { EmbeddedBankFile, EmbeddedBankPayment } from './bank/embedded-bank.entity.js';
import { InvoiceCheck } from './invoice-check/invoice-check.entity.js';
import { EmbeddedTaxInvoice } from './tax-register/embedded-tax-invoice.entity.js';
import { PayeeAccount } from './payout/payee.entity.js';
import { PaymentRun } from './payout/payment-run.entity.js';
import { Payout } from './payout/payout.entity.js';
import {
  RecoveryCase,
  RecoveryGround,
  RecoveryInstalment,
  RecoveryReceipt,
  RecoveryWriteOff,
} from './recovery-case/recovery.entity.js';

export { subsidyMessages } from './subsidy.messages.js';
export { SubsidySettings } from './settings/subsidy.settings.js';
export { SubsidyModule } from './subsidy.module.js';
export { loadSubsidyDemonstration } from './subsidy.demonstration.js';

export const subsidyEntities = [
  OddCodeCopy,
  PolicyVersion,
  ControlEdge,
  ControlCheck,
  LedgerAccount,
  LedgerTransfer,
  LedgerPeriod,
  LedgerPeriodBalance,
  LedgerCorrection,
  EnterpriseCopy,
  ProviderCopy,
  ContractCopy,
  SchemeVersion,
  Round,
  Tranche,
  Reallocation,
  Amendment,
  Voucher,
  ClaimRefusal,
  WaitingCount,
  RuleDecision,
  Redemption,
  Invoice,
  CountedPaper,
  RedemptionDraft,
  ReviewerDecision,
  RedemptionDuty,
  Deficiency,
  UnevenDecision,
  Conflict,
  ConflictReport,
  Notice,
  NoticeItem,
  Objection,
  ObjectionStatement,
  OtherGrant,
  OtherGrantInvoice,
  OverlapAnswer,
  Payout,
  PaymentRun,
  PayeeAccount,
  BankFile,
  BankAnswer,
  StatementLine,
  BankDay,
  DifferenceExplanation,
  EmbeddedBankFile,
  EmbeddedBankPayment,
  RecoveryCase,
  RecoveryGround,
  RecoveryInstalment,
  RecoveryReceipt,
  RecoveryWriteOff,
  InvoiceCheck,
  EmbeddedTaxInvoice,
];
