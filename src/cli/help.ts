import type { Language } from "../server/files/messages.ts";

const help: Readonly<Record<Language, string>> = {
  zh: `携手 xieshou：让帮扶计划运行起来

用法
  xieshou start [--data 文件夹] [--port 8080] [--host 127.0.0.1] [--empty] [--behind-tls]
      启动系统；首次启动建立数据库和示例县
      --data        数据放在哪里；不写时为当前文件夹下的 data
      --host        0.0.0.0 让本单位其他电脑也能打开
      --empty       不建示例县
      --behind-tls  前面有提供 https 的代理
      设了环境变量 DATABASE_URL 就用那里的 PostgreSQL（15以上），不用自带的
      经 pgbouncer（1.21以前）连接时另设 XIESHOU_NAMED_STATEMENTS=off
  xieshou doctor [--data 文件夹]
      检查运行条件，逐项说明
  xieshou db distribute [--data 文件夹]
      数据库装有 Citus 时，把各县数据分布到各节点
  xieshou read  文件… [--json] [--out 文件夹] [--lang en]
      读出计划、协议、通知或小结里的承诺和已办事实
      --json        按 docs/schema/read.schema.json 输出
      --out 文件夹   每个文件另写一份“同名.json”
  xieshou audit 文件… [--school-year 2024] [--as-of 2025-03-31] [--stage junior] [--json] [--lang en]
      用小结核对计划：每项承诺兑现了没有，依据是什么
      --school-year  学年的起始年份；不写时看文件里写的学年
      --as-of        截至哪一天；不写时为今天
      --stage        学段 primary 小学、junior 初中、senior 高中；不写时看校名
      --json         按 docs/schema/audit.schema.json 输出
  xieshou --help | --version

文件可以是 .docx .doc .wps .pdf .txt .md .html；计划和小结可以在一个文件里，也可以分开给。
退出码：0 完成（不论兑现与否），2 输入有误。`,
  en: `xieshou: run a school-support plan

Usage
  xieshou start [--data DIR] [--port 8080] [--host 127.0.0.1] [--empty] [--behind-tls]
      start the product; the first start makes the database and a demonstration county
      --data        where data is kept; else ./data
      --host        0.0.0.0 lets other computers of the office open it
      --empty       make no demonstration county
      --behind-tls  a proxy in front speaks https
      With DATABASE_URL in the environment that PostgreSQL (15 or later) serves, not the one that comes along
      Behind pgbouncer before 1.21 set XIESHOU_NAMED_STATEMENTS=off besides
  xieshou doctor [--data DIR]
      check what the product stands on, and explain
  xieshou db distribute [--data DIR]
      spread the counties over the nodes of a database with Citus
  xieshou read  FILE… [--json] [--out DIR] [--lang en]
      commitments and facts of plans, agreements, notices and summaries
      --json      as described by docs/schema/read.schema.json
      --out DIR   also write DIR/<name without extension>.json for each file
  xieshou audit FILE… [--school-year 2024] [--as-of 2025-03-31] [--stage junior] [--json] [--lang en]
      hold a summary against its plan: what was kept, and why
      --school-year  first calendar year; else the year that the files state
      --as-of        the day to judge on; else today
      --stage        primary, junior or senior; else told by the schools' names
      --json         as described by docs/schema/audit.schema.json
  xieshou --help | --version

FILE is .docx .doc .wps .pdf .txt .md or .html; a plan and its summary may stand in one file or in several.
Exit status: 0 done (whatever the verdict), 2 bad input.`,
};

export function helpText(language: Language): string {
  return help[language];
}
