/**
 * A workbook as a file: sheets one after the other, then what says what there is. Written here rather than by a package:
 * formulas must carry what they come to, and 20,000 accounts must not be held as text (decisions/0009).
 */
import { columnName, sheetRef } from './cell-names';
import { filterRange, type SheetSetup, SheetWriter } from './sheet';
import { Styles } from './styles';
import { lineText, xmlText } from './xml-text';
import { ZipWriter } from './zip';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export class WorkbookFile {
  readonly styles = new Styles();
  private readonly zip = new ZipWriter();
  private readonly sheets: SheetSetup[] = [];

  async sheet(setup: SheetSetup, fill: (sheet: SheetWriter) => void | Promise<void>): Promise<void> {
    this.sheets.push(setup);
    await this.zip.add(`xl/worksheets/sheet${this.sheets.length}.xml`, async (sink) => {
      const sheet = new SheetWriter(sink, setup);
      await fill(sheet);
      sheet.end();
    });
  }

  async finish(title: string): Promise<Uint8Array> {
    const files: [name: string, text: string][] = [
      ['xl/styles.xml', this.styles.xml()],
      ['xl/workbook.xml', this.workbook()],
      ['xl/_rels/workbook.xml.rels', this.relations()],
      ['docProps/core.xml', core(title)],
      ['_rels/.rels', ROOT_RELATIONS],
      ['[Content_Types].xml', this.contentTypes()],
    ];
    for (const [name, text] of files) await this.zip.add(name, (sink) => sink.write(text));
    return this.zip.finish();
  }

  private workbook(): string {
    const listed = this.sheets.map(
      ({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
    );
    return [
      DECLARATION,
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
      '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="16000" tabRatio="850"/></bookViews>',
      `<sheets>${listed.join('')}</sheets>`,
      `<definedNames>${this.sheets.map(namesOf).join('')}</definedNames>`,
      // Whoever can calculate does so when the file is opened: what is shown is then the formulas' own.
      '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
      '</workbook>',
    ].join('');
  }

  private relations(): string {
    const sheets = this.sheets.map(
      (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    );
    const styles = `<Relationship Id="rId${this.sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
    return `${DECLARATION}<Relationships xmlns="${RELATIONS}">${sheets.join('')}${styles}</Relationships>`;
  }

  private contentTypes(): string {
    const override = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${type}"/>`;
    return [
      DECLARATION,
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      override('/xl/workbook.xml', `${SHEET_ML}.sheet.main+xml`),
      override('/xl/styles.xml', `${SHEET_ML}.styles+xml`),
      ...this.sheets.map((_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, `${SHEET_ML}.worksheet+xml`)),
      override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
      '</Types>',
    ].join('');
  }
}

/** What is filtered, and what is printed on every page. */
function namesOf({ name, filter, freeze }: SheetSetup, at: number): string {
  const sheet = sheetRef(name);
  const named = (of: string, cells: string, hidden: boolean): string =>
    `<definedName name="_xlnm.${of}" localSheetId="${at}"${hidden ? ' hidden="1"' : ''}>${xmlText(cells)}</definedName>`;
  const titles = [
    freeze && freeze.columns > 0 ? `${sheet}$A:$${columnName(freeze.columns - 1)}` : null,
    freeze && freeze.rows > 0 ? `${sheet}$${freeze.heads}:$${freeze.rows}` : null,
  ].filter((cells) => cells !== null);
  return [
    filter === null ? '' : named('_FilterDatabase', `${sheet}${filterRange(filter)}`, true),
    titles.length === 0 ? '' : named('Print_Titles', titles.join(','), false),
  ].join('');
}

const ROOT_RELATIONS = [
  DECLARATION,
  `<Relationships xmlns="${RELATIONS}">`,
  `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`,
  '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
  '</Relationships>',
].join('');

const core = (title: string): string =>
  [
    DECLARATION,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${lineText(title)}</dc:title><dc:creator>Ratchet</dc:creator></cp:coreProperties>`,
  ].join('');
