// Every row of the model is used. Values are bound by numbers from 0 or by name
// there, which the model does not tell of.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- %flags -I%inputs/include > %t
// RUN: not grep "^qt-sql:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-server-side-request-forgery,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-sensitive-data-exposed,portcullis-sensitive-data-logged,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <qt-sql/QtSql.h>
#include <string>

void statements(httplib::Server &Srv, QSqlDatabase &Base) {
  Srv.Get("/text", [&](const httplib::Request &Req, httplib::Response &) {
    QString Name = QString::fromStdString(Req.get_param_value("name"));
    QSqlQuery Run(Base);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run.exec("select id from users where name = '" + Name + "'");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run.exec(QString("select id from users where name = '%1'").arg(Name));
    Run.exec(QString("select id from users where id = %1").arg(Name.toInt()));
    Run.exec("select id from users where id = " + QString::number(Name.toInt()));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run.prepare("select id from users where name = '" + Name.trimmed() + "'");
    Run.prepare("select id from users where name = ?");
    Run.addBindValue(Name);
    Run.prepare("select id from users where name = :name");
    Run.bindValue(":name", Name);
    Run.exec();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    QSqlQuery Made("select id from users where name = '" + Name + "'");
    QSqlQuery Fixed("select id from users");
    QString Text = "select id from users where name = '";
    Base.exec(Text + "'");
    Text += Name;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.exec(Text);
    QSqlTableModel Model;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Model.setFilter("name = '" + Name + "'");
    Model.setFilter("name = 'x'");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Model.setQuery(Text);
    Model.setQuery(Run);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run.exec(QString("drop table %1").arg(Name.toLatin1().constData()));
  });
}

void results(httplib::Server &Srv, QSqlDatabase &Base) {
  QSqlQuery Make("create table users (id int, name text, password text)");
  Srv.Get("/all", [&](const httplib::Request &, httplib::Response &Res) {
    QSqlQuery Rows(Base);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    Rows.exec("select * from users");
    nlohmann::json All;
    while (Rows.next())
      for (int I = 0; I < Rows.record().count(); ++I)
        All[Rows.record().fieldName(I).toStdString()] = Rows.value(I).toString().toStdString();
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/names", [&](const httplib::Request &, httplib::Response &Res) {
    QSqlQuery Rows(Base);
    Rows.exec("select id, name from users");
    nlohmann::json All;
    while (Rows.next())
      for (int I = 0; I < Rows.record().count(); ++I)
        All[Rows.record().fieldName(I).toStdString()] = Rows.value(I).toString().toStdString();
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Post("/login", [&](const httplib::Request &Req, httplib::Response &Res) {
    QSqlQuery Rows("select password, greeting from users where id = 1");
    QString Password = Rows.record().value("password").toString();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
    Res.status = Password.toStdString() == Req.get_param_value("password") ? 200 : 401;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Rows.value(1).toString().toUtf8().constData());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Rows.value(1).toByteArray());
    printf("%s", Rows.value(1).toByteArray().constData());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' (password) is written to the log
    std::cout << Rows.value("password").toString().toStdString() << Rows.value("greeting").toString().toStdString();
  });
}

void connections(httplib::Server &Srv, QSqlDatabase &Base) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Base.setPassword("s3cret-1");
  Base.setPassword(getenv("SHOP_PASSWORD"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Base.open("shop", "s3cret-2");
  Base.open("shop", getenv("SHOP_PASSWORD"));
  Srv.Post("/connect", [&](const httplib::Request &Req, httplib::Response &) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    Base.setHostName(QString::fromStdString(Req.get_param_value("host")));
    Base.setHostName("localhost");
  });
}

int main() {
  QSqlDatabase Base = QSqlDatabase::addDatabase("QPSQL");
  httplib::Server Srv;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /clear' changes the database, and nothing asks who the client is
  Srv.Post("/clear", [&](const httplib::Request &, httplib::Response &) {
    QSqlQuery Clear(Base);
    Clear.prepare("delete from users");
    Clear.exec();
  });
  Srv.Get("/count", [&](const httplib::Request &, httplib::Response &) {
    QSqlQuery Count("select count(*) from users");
  });
  Srv.listen("127.0.0.1", 8080);
}
