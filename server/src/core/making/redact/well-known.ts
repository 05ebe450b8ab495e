/**
 * Names that tell nothing about anybody, so that they stay; in lower case. Accounts of Windows:
 * https://learn.microsoft.com/en-us/windows/win32/secauthz/well-known-sids; of Linux: `/etc/passwd` of Debian and Red Hat, and the
 * first users of their cloud images.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/[\n,]/).map((word) => word.trim()));

const NOBODY = words(`,-,n/a,none,null,unknown,undefined,(null)`);

const USERS =
  words(`system, local service, network service, localsystem, localservice, networkservice, local system,
  anonymous logon, anonymous, administrator, administrators, admin, guest, defaultaccount, wdagutilityaccount, defaultuser0, krbtgt, everyone,
  interactive, authenticated users, public, default, default user, all users, shared, users, iusr, trustedinstaller,
  root, daemon, bin, sys, sync, games, man, lp, mail, news, uucp, proxy, www-data, backup, list, irc, gnats, nobody, _apt, sshd,
  syslog, messagebus, ntp, chrony, dbus, polkitd, polkit, rpc, rpcuser, postfix, ftp, operator, shutdown, halt, adm, tty, wheel, sudo, staff,
  apache, httpd, nginx, mysql, mariadb, postgres, postgresql, mongodb, redis, tomcat, jenkins, gitlab, git, svn, docker, kube,
  etcd, elasticsearch, elastic, kibana, logstash, grafana, prometheus, zabbix, nagios, splunk, ansible, puppet, vagrant, ubuntu, debian,
  centos, fedora, ec2-user, azureuser, pi, user, users, test, runner, service, svc, sa, _mbsetupuser, _spotlight, _www, nt service`);

const DOMAINS =
  words(`nt authority, nt-autorität, autorite nt, builtin, nt service, window manager, font driver host, workgroup,
  microsoftaccount, azuread, local, localhost, localdomain, lan, home, internal, intranet, corp, private, arpa, in-addr.arpa, ip6.arpa,
  iis apppool, nt virtual machine`);

/** Public, so that they stay behind the name of a user. */
const PROVIDERS =
  words(`gmail.com, googlemail.com, outlook.com, hotmail.com, live.com, yahoo.com, icloud.com, aol.com, protonmail.com,
  proton.me, gmx.de, gmx.net, web.de, mail.ru, yandex.ru, qq.com, 163.com, github.com, users.noreply.github.com, gitlab.com, bitbucket.org,
  microsoft.com, onmicrosoft.com, windows.net, amazonaws.com, google.com`);

/** RFC 2606. */
const EXAMPLES = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/;

export function isKnownUser(name: string): boolean {
  // Accounts that Windows and systemd make for a session or a service.
  return NOBODY.has(name) || USERS.has(name) || /^(?:dwm-\d+|umfd-\d+|systemd-[\w-]+)$/.test(name);
}

export function isKnownHost(name: string): boolean {
  return NOBODY.has(name) || /^localhost(?:\.localdomain)?$/.test(name) || EXAMPLES.test(name);
}

export function isKnownDomain(name: string): boolean {
  return NOBODY.has(name) || DOMAINS.has(name) || PROVIDERS.has(name) || EXAMPLES.test(name);
}
