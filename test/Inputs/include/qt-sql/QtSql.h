// What the model speaks of in Qt 5 and 6: QtSql, and the texts it takes.
#pragma once
#include <string>

class QByteArray {
public:
  QByteArray();
  QByteArray(const char *Data, int Size = -1);
  static QByteArray fromStdString(const std::string &Text);
  char *data();
  const char *constData() const;
  std::string toStdString() const;
  operator const char *() const;
};

class QString {
public:
  QString();
  QString(const char *Text);
  QString(const QByteArray &Text);
  static QString fromStdString(const std::string &Text);
  static QString fromUtf8(const char *Text, int Size = -1);
  static QString fromLatin1(const char *Text, int Size = -1);
  static QString fromLocal8Bit(const char *Text, int Size = -1);
  static QString number(int Value);
  std::string toStdString() const;
  QByteArray toUtf8() const;
  QByteArray toLatin1() const;
  QByteArray toLocal8Bit() const;
  int toInt(bool *Ok = nullptr, int Base = 10) const;
  QString trimmed() const;
  QString left(int Count) const;
  QString arg(const QString &Text, int Width = 0) const;
  QString arg(int Value, int Width = 0, int Base = 10) const;
  QString arg(const QString &First, const QString &Second) const;
  QString &append(const QString &Text);
  QString &prepend(const QString &Text);
  QString &operator+=(const QString &Text);
};
const QString operator+(const QString &Left, const QString &Right);
const QString operator+(const QString &Left, const char *Right);
const QString operator+(const char *Left, const QString &Right);

class QVariant {
public:
  QVariant();
  QVariant(int Value);
  QVariant(const QString &Text);
  QString toString() const;
  QByteArray toByteArray() const;
  int toInt(bool *Ok = nullptr) const;
};

class QSqlQuery;
class QSqlDatabase {
public:
  static QSqlDatabase addDatabase(const QString &Type);
  void setHostName(const QString &Host);
  void setPassword(const QString &Password);
  bool open();
  bool open(const QString &User, const QString &Password);
  QSqlQuery exec(const QString &Query = QString()) const;
};

class QSqlRecord {
public:
  int count() const;
  QString fieldName(int Index) const;
  QVariant value(int Index) const;
  QVariant value(const QString &Name) const;
};

class QSqlQuery {
public:
  explicit QSqlQuery(const QString &Query = QString(), QSqlDatabase Base = QSqlDatabase());
  explicit QSqlQuery(QSqlDatabase Base);
  bool exec();
  bool exec(const QString &Query);
  bool prepare(const QString &Query);
  void bindValue(const QString &Name, const QVariant &Value);
  void addBindValue(const QVariant &Value);
  bool next();
  QSqlRecord record() const;
  QVariant value(int Index) const;
  QVariant value(const QString &Name) const;
};

class QSqlQueryModel {
public:
  void setQuery(const QSqlQuery &Query);
  void setQuery(const QString &Query, const QSqlDatabase &Base = QSqlDatabase());
};
class QSqlTableModel : public QSqlQueryModel {
public:
  virtual void setFilter(const QString &Filter);
};
