import type { Provider } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '#libs/platform';
import { AnswersService } from './reconciliation/bank-answers.service.js';
import {
  BankAnswer,
  BankDay,
  BankFile,
  DifferenceExplanation,
  StatementLine,
} from './bank/bank-file.entity.js';
import { Bank } from './bank/bank.js';
import { BankResolver } from './reconciliation/bank.resolver.js';
import { CollectionService } from './reconciliation/bank-polling.service.js';
import { EmbeddedBankFile, EmbeddedBankPayment } from './bank/embedded-bank.entity.js';
import { EmbeddedBank } from './bank/embedded-bank.js';
import { FolderBank } from './bank/folder-bank.js';
import { ReconciliationService } from './reconciliation/reconciliation.service.js';
import { EmbeddedTaxInvoices } from './invoice-check/embedded-tax-invoices.js';
import { HttpTaxInvoices } from './invoice-check/http-tax-invoices.js';
import { EmbeddedTaxInvoice, InvoiceCheck } from './invoice-check/invoice-check.entity.js';
import { InvoiceCheckResolver } from './invoice-check/invoice-check.resolver.js';
import { InvoiceCheckService } from './invoice-check/invoice-check.service.js';
import { TaxInvoices } from './invoice-check/tax-invoices.js';
import { PayeeAccount } from './payout/payee.entity.js';
import { PayeeService } from './payout/payee.service.js';
import { PaymentRun } from './payout/payment-run.entity.js';
import { PaymentRunService } from './payout/payment-run.service.js';
import { Payout } from './payout/payout.entity.js';
import { PayoutResolver } from './payout/payout.resolver.js';
import { PayoutService } from './payout/payout.service.js';
import { Settlement } from './payout/settlement.js';
import { RecoveryCollection } from './recovery/collection.service.js';
import { RecoveryNews } from './recovery/recovery-news.js';
import { RecoveryViews } from './recovery/recovery-views.service.js';
import {
  RecoveryCase,
  RecoveryGround,
  RecoveryInstalment,
  RecoveryReceipt,
  RecoveryWriteOff,
} from './recovery/recovery.entity.js';
import { RecoveryResolver } from './recovery/recovery.resolver.js';
import { RecoveryService } from './recovery/recovery.service.js';
import { RefundLedger } from './recovery/refund-ledger.js';
import { PromiseService } from './statement/payment-forecast.service.js';
import { StatementResolver } from './statement/statement.resolver.js';
import { StatementService } from './statement/statement.service.js';
import { SubsidySettings } from './subsidy.settings.js';

/** Payment and what comes after it, as the room registers it. */
export const paymentEntities = [
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

export const paymentProviders: Provider[] = [
  {
    provide: Bank,
    inject: [SubsidySettings, EntityManager, Clock],
    useFactory: ({ BANK_FOLDER: folder }: SubsidySettings, em: EntityManager, clock: Clock): Bank =>
      folder ? new FolderBank(folder) : new EmbeddedBank(em, clock),
  },
  {
    provide: TaxInvoices,
    inject: [SubsidySettings, EntityManager],
    useFactory: (settings: SubsidySettings, em: EntityManager): TaxInvoices =>
      settings.TAX_INVOICES_URL
        ? new HttpTaxInvoices(settings.TAX_INVOICES_URL, settings.TAX_INVOICES_TIMEOUT_MS)
        : new EmbeddedTaxInvoices(em),
  },
  PaymentRunService,
  PayoutService,
  PayeeService,
  Settlement,
  RefundLedger,
  PayoutResolver,
  AnswersService,
  ReconciliationService,
  CollectionService,
  BankResolver,
  RecoveryService,
  RecoveryCollection,
  RecoveryViews,
  RecoveryNews,
  RecoveryResolver,
  InvoiceCheckService,
  InvoiceCheckResolver,
  StatementService,
  PromiseService,
  StatementResolver,
];
