/** The `ratchet` command: thin over imports, reports and store (formats.md section 2). Exit 0, 1 failed, 2 bad usage. */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { registerAccountCommand } from './account-command';
import { registerAccountsCommand } from './accounts-command';
import { registerAdjustCommand } from './adjust-command';
import { registerAuditCommand } from './audit-command';
import { registerBenchmarksCommand } from './benchmarks-command';
import { registerBookCommand } from './book-command';
import { registerClosedCommands } from './closed-commands';
import { registerDataCommands } from './data-commands';
import { registerDecksCommand } from './decks-command';
import { registerDifferencesCommand } from './differences-command';
import { registerDigestCommand } from './digest-command';
import { registerExplainCommand } from './explain-command';
import { registerExportCommand } from './export-command';
import { registerExportJob } from './export-job';
import { registerForecastCommand } from './forecast-command';
import { registerGlossaryCommand } from './glossary-command';
import { registerHealthCommand } from './health-command';
import { registerImportCommands } from './import-commands';
import { registerNotesCommand, registerViewsCommand } from './kept-commands';
import { registerMatchesCommand } from './matches-command';
import { registerMcpCommand } from './mcp-command';
import { CommandFailure, log, UsageError } from './output';
import { registerPeopleCommands } from './people-command';
import { registerPlansCommand } from './plans-command';
import { registerPlaysCommand } from './plays-command';
import { registerQueueCommand } from './queue-command';
import { registerReportCommand } from './report-command';
import { registerSettingsCommand } from './settings-command';
import { registerShareCommands } from './share-command';
import { registerRulesCommand, registerSignalsCommand } from './signals-command';
import { registerStripeCommand } from './stripe-command';

function program(): Command {
  const command = new Command('ratchet')
    .description('Revenue retention from your billing export, to the cent.')
    .option('--data <dir>', 'folder of the store (default ./data, or DATABASE_URL)')
    .option('--json', 'print one JSON document on stdout')
    .showHelpAfterError()
    .exitOverride();
  registerImportCommands(command);
  registerReportCommand(command);
  registerExplainCommand(command);
  registerGlossaryCommand(command);
  registerAccountCommand(command);
  registerAccountsCommand(command);
  registerAdjustCommand(command);
  registerAuditCommand(command);
  registerBenchmarksCommand(command);
  registerDataCommands(command);
  registerHealthCommand(command);
  registerDifferencesCommand(command);
  registerMatchesCommand(command);
  registerQueueCommand(command);
  registerPlansCommand(command);
  registerPlaysCommand(command);
  registerForecastCommand(command);
  registerBookCommand(command);
  registerSignalsCommand(command);
  registerRulesCommand(command);
  registerClosedCommands(command);
  registerExportCommand(command);
  registerExportJob(command);
  registerSettingsCommand(command);
  registerNotesCommand(command);
  registerViewsCommand(command);
  registerDigestCommand(command);
  registerStripeCommand(command);
  registerShareCommands(command);
  registerDecksCommand(command);
  registerPeopleCommands(command);
  registerMcpCommand(command);
  inheritGlobals(command);
  return command;
}

/** Lets `--json` and `--data` stand after the command's own words too. */
function inheritGlobals(command: Command): void {
  for (const sub of command.commands) {
    sub.option('--data <dir>', 'folder of the store').option('--json', 'print one JSON document on stdout');
    sub.exitOverride();
    inheritGlobals(sub);
  }
}

async function main(argv: string[]): Promise<number> {
  try {
    await program().parseAsync(argv);
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError || error instanceof InvalidArgumentError) {
      log(`ratchet: ${error.message}`);
      return 2;
    }
    log(`ratchet: ${error instanceof Error ? error.message : String(error)}`);
    if (!(error instanceof CommandFailure) && error instanceof Error && process.env.RATCHET_DEBUG)
      log(error.stack ?? '');
    return 1;
  }
}

// Whoever reads the output may have seen enough (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv);
