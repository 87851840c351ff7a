import { planAgreement } from './agreement.ts';
import { planAssessment } from './assessment.ts';
import { planCare } from './care.ts';
import { planConsumption } from './consumption.ts';
import { planEastern } from './eastern.ts';
import { planEvents } from './events.ts';
import { planFunds } from './funds.ts';
import { planInvestment } from './investment.ts';
import { planLabour } from './labour.ts';
import { planPairing } from './pairing.ts';
import { planPlaces } from './places.ts';
import type { PlannedLedger, Size } from './planned.ts';
import { planPotato } from './potato.ts';
import { planTeam } from './team.ts';

/** Every invented record of the demonstration, a ledger referred to before those that refer to it. */
export function plan(size: Size): PlannedLedger[] {
  const west = [
    ...planTeam(),
    ...planPairing(size),
    ...planFunds(size),
    ...planLabour(size),
    ...planConsumption(size),
    ...planPotato(size),
    ...planInvestment(size),
    ...planEvents(size),
    ...planPlaces(),
    ...planCare(size),
    ...planAgreement(size),
    ...planAssessment(),
  ];
  return [...west, ...planEastern(west)];
}
