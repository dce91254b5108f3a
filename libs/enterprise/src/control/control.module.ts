import { Module } from '@nestjs/common';
import { CreditCodeModule } from '../credit-code/credit-code.module.js';
import { ControlRegistry, EmbeddedControlRegistry } from './control-registry.js';
import { ControlResolver } from './control.resolver.js';
import { ControlService } from './control.service.js';

@Module({
  imports: [CreditCodeModule],
  providers: [
    ControlService,
    ControlResolver,
    { provide: ControlRegistry, useClass: EmbeddedControlRegistry },
  ],
  exports: [ControlService],
})
export class ControlModule {}
